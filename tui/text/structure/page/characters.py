"""What characters say about the place where a line was cut."""

SELDOM_FIRST = frozenset(
    "子们业区定然力么化员者间些度院场治样级量务展品义己果议术府族题色式济斯界件阳步备士尔际器候究育料示源息律况织察般洲央识席续域验刻兰止益"
    "辑筑括乎昌够险述督烈诉础湾庭泽馆岸序款币廷析疗川丽束择售络址狐迹润虑睛剂谓绍械胞绩伍署映斤锋祥貌览龄趣绪旦堰键券艇袋盾悉惜践乏漠徽碍励"
    "胁荐匠壤璃肤慧咐忆阀瘤姻禧惑萄煌稷璋蚀霖泌蹈悦慨谊僚畴旭峻怖旬晌焰涯炬帜麓凰翔舶蔽晰屿躁暇粹憾睹缮"
)
"""Characters that begin fewer than one in five of the words they are in (frequencies of jieba's dictionary): at the
head of a line they say that a word was cut."""

SELDOM_LAST = frozenset(
    "自公十第武委世提基几保规什百农增专认皇研参精投怎编推企消创采突医航检劳优财适陈阶刘审预继执普宣孩胡简坚希永遗丰襄召扩博逐毫危巨培宪潜搜综"
    "竞迅朋崇措签申贡甘努媒唯辛昨恢寡矛违巡描渔凝溶咸揭遵凌艰厘咨衙纠弥秉欣侦辐聪漂疲顽阐媳膨奠牺陛巩缔锻勉垄咖"
)
"""Characters that end fewer than one in five of the words they are in (same source): at the end of a line they say that
a word was cut."""

PARTICLES = frozenset("的了等吗呢吧")
"""Words that lean on what stands before them and so begin no sentence."""

CLOSERS = frozenset("，。、；：！？,.;:!?）)】]」』》〉”’%％…—·｡､℃")
"""Signs that stand at the head of no sentence; a line that begins with one was cut before it."""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺"
    "倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄"
    "危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿"
    "储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔"
    "阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇"
    "广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付代覃佟苟仝岳原楚初矫逢褟亓战鹿修邸衣"
    "谌粟揭操麦兰涂牟官丛晋展迟栗来仉苑綦隋冼图戢宾"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒雲蘇範魯韋馬鳳鮑費賀羅畢鄔樂時齊餘顧黃蕭紀項閔賈婁顏劉鍾鐘駱萬盧繆應鄧單龔陸榮於儲鞏車葉聞黨譚貢勞龐閻聶塗歐藍"
    "湯溫莊連魚廣關欒龍遲賓蘭麥叢來嶽"
)
"""First characters of personal names: the classical hundred surnames and those common today, then traditional forms."""

DOUBLE_SURNAMES = frozenset(
    [
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "夏侯",
        "诸葛",
        "尉迟",
        "皇甫",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "司徒",
        "轩辕",
        "东郭",
        "呼延",
        "钟离",
        "歐陽",
        "司馬",
        "東方",
        "南宮",
        "尉遲",
        "公孫",
        "長孫",
        "軒轅",
        "東郭",
        "鍾離",
        "申屠",
    ]
)
"""Surnames of two characters."""
