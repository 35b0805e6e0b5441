"""What lies on the page before anything is decided: lines, repeats, folio, page style, what stands near."""
