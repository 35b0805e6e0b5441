"""The style of the HTML page: one column on a phone, notes beside the text where there is room."""

STYLE = """
:root{color-scheme:light dark;--ground:#fdfcf8;--ink:#222;--mark:#ffe9a8;--line:#cbc5b5;--soft:#6b6658}
@media(prefers-color-scheme:dark){:root{--ground:#1b1a18;--ink:#e6e2d8;--mark:#5a4a12;--line:#4a463c;--soft:#a8a294}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--ground);color:var(--ink);line-height:1.8;
font-family:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;overflow-wrap:anywhere}
h1{font-size:1.4rem}h2{font-size:1.25rem;margin:.2em 0}h3{font-size:1.05rem;margin:1em 0 .3em}
input[name=tag]{position:absolute;opacity:0}
nav{position:sticky;top:0;z-index:1;background:var(--ground);padding:.4rem 0;border-bottom:1px solid var(--line);
max-height:30vh;overflow:auto}
nav label{display:inline-block;padding:.1rem .5rem;cursor:pointer}
article{border-bottom:1px solid var(--line);padding:1rem 0}
.about,.by{color:var(--soft);font-size:.85rem;margin:.2em 0}
.text p{margin:0;text-indent:2em}.text .caption,.text .credit,.text .byline{text-indent:0;color:var(--soft)}
mark{background:var(--mark);color:inherit}
.found{border-bottom:1px dotted var(--soft)}.FIGURE{border-bottom-style:solid}.rejected{border-bottom:0}
.said{border-left:3px solid var(--line);padding:.2rem .7rem;margin:.7rem 0}
.said:target,.said:focus-within{border-color:var(--ink)}
.astray blockquote{text-decoration:line-through}
blockquote{margin:0;color:var(--soft)}blockquote a{color:inherit;text-decoration:none}
.note{white-space:pre-wrap}.tags{margin:0}.tag{margin-right:.5em}
code{font-size:.8rem}
@media(min-width:56rem){article{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);column-gap:2rem}
h2,.about{grid-column:1/-1}}
@media print{nav{display:none}body{max-width:none;background:#fff;color:#000}mark{background:#eee}
.said{break-inside:avoid}h2,h3{break-after:avoid}}
"""
