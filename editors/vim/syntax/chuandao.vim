" Colours of rule files; the language server colours names more exactly.
if exists("b:current_syntax")
  finish
endif
syntax match chuandaoNumber /[0-9０-９]\+\([.．][0-9０-９]\+\)\?/
syntax match chuandaoOperator /\%(不低于\|不等于\|不超过\|!=\|<=\|==\|>=\|低于\|等于\|高于\|<\|>\|≥\|≤\|≠\)/
syntax match chuandaoOperator /\%(^\|[[:space:]　，（(]\)\@<=\%(areasagree\|submitted\|disjoint\|distinct\|matches\|agrees\|covers\|filled\|within\|meets\|tiles\|same\|印数一致\|面积一致\|and\|not\|不重叠\|不重复\|已填写\|已提交\|in\|or\|位于\|属于\|接边\|符合\|覆盖\|重合\|铺满\|且\|或\|非\)\ze\%([[:space:]　，（()）]\|$\)/
syntax match chuandaoFunction /\%(intersection\|measuredarea\|statedarea\|fragments\|average\|changed\|buffer\|length\|select\|count\|first\|known\|minus\|share\|union\|width\|area\|clip\|加权平均\|属性变更\|登记面积\|量得面积\|max\|min\|sum\|个数\|交集\|占比\|合计\|宽度\|差集\|已知\|并集\|最大\|最小\|碎片\|筛选\|缓冲\|裁剪\|长度\|面积\|首选\)\ze[（(]/
syntax match chuandaoWord /\%(^\|[[:space:]　，、：:|（(的]\)\@<=\%(notapplicable\|linear\|线性\|steps\|分段\|approvedplan\|intersection\|measuredarea\|undetermined\|anticipated\|draftedplan\|difference\|lettercase\|obligatory\|prohibited\|statedarea\|unallotted\|unprovided\|aggregate\|apportion\|areafield\|asprinted\|attribute\|direction\|fragments\|fullwidth\|reference\|admitted\|advisory\|allotted\|children\|expected\|filename\|fullcode\|codewithin\|builtin\|parts\|holes\|sharpangles\|coordinatesystem\|geometry\|location\|stepwise\|weighted\|aliases\|average\|binding\|changed\|develop\|drafted\|missing\|narrows\|oldcode\|polygon\|present\|protect\|spatial\|before\|blanks\|buffer\|digits\|fields\|figure\|honour\|ignore\|issuer\|length\|others\|parent\|select\|suffix\|weight\|written\|printed\|每个在编规划\|每个已批规划\|admit\|after\|batch\|carry\|codes\|count\|equal\|exact\|first\|known\|minus\|right\|share\|title\|union\|value\|width\|area\|cell\|clip\|code\|date\|fail\|left\|line\|name\|none\|pass\|plan\|unit\|zone\|下达单位\|写法\|数值\|加权平均\|图层代码\|属性变更\|按印刷位\|每个指标\|每个规划\|登记面积\|空间继承\|量得面积\|面积字段\|key\|max\|min\|own\|sum\|use\|不适用\|不通过\|全半角\|原代码\|全码\|辖区代码\|大小写\|待核实\|所在地\|文件名\|固有检查\|部件数\|洞数\|锐角数\|坐标系\|未分解\|未提供\|约束性\|维护前\|维护后\|预期性\|一致\|上级\|下级\|下达\|不计\|个数\|交集\|代码\|保护\|允许\|全称\|其余\|准入\|几何\|分区\|分解\|刚性\|别名\|加权\|单位\|占比\|取值\|右边\|合计\|名称\|后缀\|在编\|字段\|宽度\|属性\|左边\|差集\|差额\|已知\|并集\|开发\|引用\|批次\|承接\|提示\|方向\|日期\|最大\|最小\|本级\|权重\|每格\|汇总\|现状\|用途\|碎片\|禁止\|空格\|筛选\|精确\|细化\|缓冲\|落实\|裁剪\|识别\|逐级\|通过\|长度\|面积\|预期\|首选\|位\|无\|线\|缺\|面\)\ze\%([[:space:]　，、：|（()）的]\|$\)/
syntax match chuandaoClause /^[[:space:]　]*\%(规划类型\|plankinds\|designationfiles\|bindingreason\|trajectory\|baseyear\|cumulative\|quota\|draft\|designation\|codesystem\|featureids\|indicators\|officecode\|unverified\|condition\|documents\|effective\|listfiles\|otherwise\|precision\|switchoff\|nolint\|tolerance\|approved\|buildson\|complete\|evidence\|repealed\|replaces\|unlisted\|applies\|columns\|decider\|figures\|phrasings\|readout\|issuers\|catalogue\|mapping\|refines\|require\|subject\|version\|wording\|except\|expect\|layers\|margin\|method\|number\|reason\|basis\|given\|level\|lists\|plans\|point\|tests\|tiers\|units\|until\|years\|asof\|each\|from\|list\|rows\|text\|when\|上级矩阵\|下达关系\|目录\|句式\|读出\|不通过时\|代码系统\|依据待核\|决定机关\|刚性理由\|草拟\|名录文件\|完整转录\|定位文件\|批复日期\|要素编号\|let\|map\|名录表\|指标表\|未列明\|行政区\|id\|代号\|轨迹\|基期\|累计\|额度\|余量\|例外\|依托\|依据\|假设\|停用\|不查\|原文\|名录\|图层\|定位\|容差\|对于\|对照\|对象\|层级\|年份\|应当\|废止\|截至\|指标\|文件\|文号\|方式\|施行\|替代\|条件\|检验\|横向\|版本\|理由\|称谓\|精度\|级别\|纵向\|编号\|要求\|规划\|证据\|适用\|图\|当\|点\|自\|至\|设\)\ze[[:space:]　：:①-⑳0-9]/
syntax match chuandaoBlock /^[[:space:]　]*\%(transmission\|vocabulary\|scenario\|monitor\|planset\|matrix\|waived\|pack\|rule\|准入矩阵\|规划集\|规则包\|传导\|案例\|规则\|词汇\|豁免\|预警\)\ze\%([[:space:]　：:]\|$\)/ nextgroup=chuandaoTitle
syntax match chuandaoTitle /.*/ contained contains=chuandaoComment
syntax match chuandaoProse /\%(^[[:space:]　]*\%(原文\|text\|依据待核\|unverified\|刚性理由\|草拟\|bindingreason\|draft\|理由\|reason\)[：:]\)\@<=.*/
syntax region chuandaoQuoted start=/《/ end=/》/ oneline
syntax region chuandaoQuoted start=/“/ end=/”/ oneline
syntax region chuandaoQuoted start=/"/ end=/"/ oneline
syntax region chuandaoQuoted start=/「/ end=/」/ oneline
syntax match chuandaoMap /^[[:space:]　]*[■□]\+/
syntax match chuandaoComment /[#＃].*$/
highlight default link chuandaoBlock Statement
highlight default link chuandaoClause Identifier
highlight default link chuandaoTitle Title
highlight default link chuandaoOperator Operator
highlight default link chuandaoFunction Function
highlight default link chuandaoWord Constant
highlight default link chuandaoNumber Number
highlight default link chuandaoQuoted String
highlight default link chuandaoProse String
highlight default link chuandaoMap Special
highlight default link chuandaoComment Comment
let b:current_syntax = "chuandao"
