// The words of the interface in Japanese and English; labels of data come with the data.

const WORDS = {
  ja: {
    lang: "English", search: "検索（/）", searchHint: "名前・よみ・英語・関係・見出し・文", nothing: "見つかりません",
    graph: "図", table: "表", documents: "記事", disputes: "食い違い", path: "経路", start: "入口",
    filters: "絞り込み", reset: "すべて解除", dark: "暗い画面", light: "明るい画面", menu: "書き出し・共有",
    copyLink: "リンクをコピー", copyCitation: "引用をコピー", copied: "コピーしました", png: "画像（PNG）", csv: "表（CSV）",
    json: "データ（JSON）", print: "印刷",
    entities: "項目", relations: "関係", sentences: "根拠の文", articles: "記事", pairs: "組",
    shown: (n, all) => n === all ? `全${all}関係` : `${all}関係のうち${n}関係`,
    entityType: "項目の種類", family: "関係の分類", status: "言い方", claimant: "だれの主張か", source: "情報源", all: "すべて",
    confidence: "確度の下限", date: "日付", top: "表示する項目の数", topHint: "根拠の多い関係から",
    Person: "人物", Country: "国", Organization: "組織", Place: "場所", oneCountry: "国", oneOrganization: "組織", onePerson: "人物", onePlace: "場所", other: "その他",
    only: "だけ", onlyThis: name => `${name}だけ`, onlyWords: (words, n) => `「${words}」を含む関係だけ（${n}件）`, putAway: "隠した項目", bringBack: "戻す",
    clearOne: name => `${name}を外す`, scope: "選んだ範囲", scopeChosen: n => `選択 ${n}件`, scopeShown: n => `図の範囲 ${n}件`, scopeAll: n => `絞り込みに合う全部 ${n}件`, scopeHeld: n => `読み込んだうち絞り込みに合う全部 ${n}件`,
    hiddenN: (what, n) => `${what}：${n}種を除く`, drawnOf: (n, all) => `（図には${all}項目のうち${n}）`, severalN: (name, n) => `${name}など${n}項目`, several: "複数の項目",
    undatedN: n => `日付なし ${n}件`, undatedKeep: n => `日付なし ${n}件も残す`, dateKind: "日付の種類", dates: "時期（なければ掲載日）", datesevent: "出来事の時期", datespublished: "掲載日",
    toldOn: date => `掲載 ${date}`, colTime: "時期", colTold: "掲載日", sourceCount: n => `情報源 ${n}`, events: "出来事の順",
    copies: n => `同じ文がほかに${n}記事`, groups: "まとまり", colourByGroup: "まとまりで色分け", colourByType: "種類の色に戻す", entityCount: n => `${n}項目`,
    lasting: "変わらない事実", noEvents: "出来事の関係はありません。", together: "ほかと合わせて選ぶ", togetherHow: "選んだ項目どうしの関係だけを見ます。図ではShiftを押しながら選ぶか、Shiftを押して囲みます。",
    pin: "留める", unpin: "留めを外す", pinHow: "項目の数を減らしても図に残します。", putOff: "隠す", putOffAll: "これらを隠す", beside: name => `${name}の周りも図に足す`, open: "押すと開く",
    addOne: "項目を足す", amongThem: "互いの関係", via: "経由（なくてもよい）", noVia: "経由を外す", pathCount: "本数", hopLimit: "段数の上限",
    newest: "新しい順", oldest: "古い順", richest: "関係の多い順", byTitle: "見出し順", order: "並べ方", searchArticles: "見出し・情報源で探す", articleCount: (n, all) => `${all}記事のうち、関係を読み取ったもの ${n}`,
    emptyArticles: "関係のない記事", wholeText: "本文", inText: "本文で見る", goToEdge: (a, r, b) => `${a}と${b}の「${r}」へ`,
    entitiesTitle: "項目の一覧", entitiesHow: "相手と関係の数は絞り込みに合うもの、媒介は図全体で最短の道がそこを通る割合です。", searchEntities: "項目を探す",
    measurePartners: "相手", measureRelations: "関係", measureBetween: "媒介",
    wrong: "この関係は誤り", wrongHow: "この文からは読み取らない：", turnedHow: "主語と相手が逆：", thenRun: "確かめる：", copyLine: "行をコピー", missing: "ここに足りない関係がある", missingHow: "この文から読み取る：",
    missingSentence: (a, b) => `${a}は${b}…`, missingNames: (a, b) => `${a}と${b}の両方を含む文を書いてください。`, sameHow: (a, b) => `${a}と${b}は同じもの：`, nameWrong: "名前の誤りを直す", mergeHow: "別名を足して一つにまとめる：", splitHow: "別のものとして分ける：", otherName: "別名",
    help: "使い方", helpSelection: "図・表・書き出し・日付・件数・引用・印刷は、いつも同じ選択に従います。選択は図の上の札の×で外せ、「絞り込みに合う全部」にも替えられます。",
    helpMouse: "項目を選んでいるときに別の項目を二度押しすると、その周りが図に足されます。図形を引くとその場に留まります。", helpDates: "濃い棒は出来事の時期、淡い棒は掲載日です。",
    keyHelp: ["検索", "選んだ項目からの広がり", "隣の項目へ", "右の欄へ", "入口へ戻る", "表と図を切り替える", "拡大・縮小・全体", "この説明", "押しながら選ぶと複数、囲むとその中の項目"],
    tour: "五つの案内", tourStep: (n, all) => `案内 ${n} / ${all}`, next: "次へ", back: "前へ", endTour: "終わる",
    tourText: ["図には、根拠の多い関係とその項目が出ます。形は種類、線の色は関係の分類、破線は断定のない関係です。", "項目を選ぶと、周りの関係が右に並びます。変わらない事実は種類ごとにまとめてあります。", "線を選ぶと、関係ごとに根拠の文が出ます。印は主語・動き・相手です。誤りがあれば、直すための行が下に用意されています。", "左では種類・分類・言い方・情報源で絞り込みます。「だけ」を押すとそれだけが残ります。", "上では検索し、経路・食い違い・記事・項目の一覧を開き、見ているとおりに書き出せます。"],
    toPanel: "根拠・一覧を見る", toPicture: "図へ戻る", svgFile: "画像（SVG）", saveView: "この見方を保存", openView: "見方を開く", noView: "見方のファイルではありません。", viewOpened: "見方を開きました",
    asserted: "断定", claimed: "主張", planned: "予定", possible: "可能性", negated: "否定",
    claimedBy: names => `主張（${names}）`, saidBy: names => `${names}による`, deniedBy: names => `${names}は否定`,
    subject: "主語", object: "相手", trigger: "動き", confidenceIs: c => `確度 ${c}`, rule: "規則",
    carried: (role, name) => `${role}は文の外から：${name}`,
    standsFor: (text, name) => `「${text}」は${name}`, when: date => `時期 ${date}`,
    coreference: "照応", inferred: "補い", incorporated: "複合語", lifted: "所属先", shared: "共有",
    evidenceCount: n => `根拠 ${n}文`, relationCount: n => `関係 ${n}件`, partnerCount: n => `相手 ${n}`,
    more: n => `さらに${n}件を表示`, others: n => `他 ${n}件`, showAll: n => `全${n}件の相手を表示`,
    noRelations: "絞り込みに合う関係はありません。",
    undated: "日付なし", openArticle: "記事のこの文を開く", noLink: "リンクなし",
    hubs: "つながりの多い項目", strongPairs: "根拠の多い関係", legend: "凡例",
    how: "図形を押すと周り、線を押すと根拠の文が出ます。",
    solid: "断定あり", dashed: "断定なし（主張・予定・可能性・否定）", thin: "役職・所属・所在（変わらない事実）", width: "太いほど根拠の文が多い",
    legendMark: "根拠の文の印", hops: "広がり", hop: n => `${n}段`, pathFrom: "ここから経路", pathTo: "経路の終点を選ぶ",
    pathTitle: "二つの項目を結ぶ経路", from: "起点", to: "終点", findPath: "経路を探す", noPath: n => `${n}段以内の経路はありません。`,
    withStatic: "役職・所属・所在もたどる", pathN: (i, n) => `経路${i}（${n}段）`,
    disputesTitle: "食い違い", disputesHow: "言い分と、それを否定する側の文を並べます。", noDisputes: "食い違いはありません。",
    wholePair: "この二つの関係をすべて見る",
    claim: "言い分", denial: "否定", noClaim: "言い分そのものを述べた文はありません。",
    documentsTitle: "記事", documentsHow: "記事を選ぶと、そこから読み取った関係だけを図に残します。", readFrom: "この記事から読み取った関係",
    backToStart: "入口へ戻る", close: "閉じる", play: "再生", stop: "停止", timelineLabel: "日付の分布", wholeTime: "全期間",
    since: "から", until: "まで", outside: (a, b) => `${a} から ${b} まで`,
    colSubject: "主語", colRelation: "関係", colObject: "相手", colStatus: "言い方", colEvidence: "根拠",
    tableCaption: "絞り込みに合う関係の一覧", sortBy: name => `${name}で並べ替え`, neighbours: "関係の一覧",
    pictureLabel: "関係の図。矢印キーで隣の項目へ、Enterで選択、1・2・3で広がり、+と-で拡大縮小。同じ内容は表でも読めます。",
    selectedNode: (name, n) => `${name}：相手 ${n}`, selectedPair: (a, b, n) => `${a}と${b}：関係 ${n}件`,
    fit: "全体", zoomIn: "拡大", zoomOut: "縮小", unknown: id => `${id} はこの図にありません。`, colon: "：", comma: "、",
  },
  en: {
    lang: "日本語", search: "Search (/)", searchHint: "name, code, relation, headline, sentence", nothing: "nothing found",
    graph: "Graph", table: "Table", documents: "Articles", disputes: "Disputes", path: "Path", start: "Start",
    filters: "Filters", reset: "Clear all", dark: "Dark", light: "Light", menu: "Export, share",
    copyLink: "Copy link", copyCitation: "Copy citation", copied: "Copied", png: "Picture (PNG)", csv: "Table (CSV)",
    json: "Data (JSON)", print: "Print",
    entities: "Entities", relations: "relations", sentences: "sentences", articles: "articles", pairs: "pairs",
    shown: (n, all) => n === all ? `all ${all} relations` : `${n} of ${all} relations`,
    entityType: "Entities", family: "Relations", status: "Commitment", claimant: "Claimed by", source: "Source", all: "all",
    confidence: "Least confidence", date: "Date", top: "Entities shown", topHint: "best attested relations first",
    Person: "people", Country: "countries", Organization: "organisations", Place: "places", oneCountry: "Country", oneOrganization: "Organisation", onePerson: "Person", onePlace: "Place", other: "other",
    only: "only", onlyThis: name => `only ${name}`, onlyWords: (words, n) => `only relations with “${words}” (${n})`, putAway: "Hidden", bringBack: "bring back",
    clearOne: name => `clear ${name}`, scope: "What is chosen", scopeChosen: n => `chosen ${n}`, scopeShown: n => `drawn ${n}`, scopeAll: n => `all that pass the filters ${n}`, scopeHeld: n => `all held here that pass the filters ${n}`,
    hiddenN: (what, n) => `${what}: ${n} hidden`, drawnOf: (n, all) => ` (${n} of ${all} entities drawn)`, severalN: (name, n) => `${name} and others (${n})`, several: "Several entities",
    undatedN: n => `undated ${n}`, undatedKeep: n => `keep the undated ${n}`, dateKind: "Kind of date", dates: "event, else publication", datesevent: "date of the event", datespublished: "date of publication",
    toldOn: date => `published ${date}`, colTime: "Event", colTold: "Published", sourceCount: n => n === 1 ? "1 source" : `${n} sources`, events: "In order of time",
    copies: n => n === 1 ? "the same sentence in another article" : `the same sentence in ${n} other articles`, groups: "Communities", colourByGroup: "colour by community", colourByType: "colour by kind", entityCount: n => `${n} entities`,
    lasting: "Lasting facts", noEvents: "No events.", together: "choose with others", togetherHow: "Shows what is said among the chosen. On the picture: Shift and click, or Shift and drag around them.",
    pin: "pin", unpin: "unpin", pinHow: "Stays on the picture however few are drawn.", putOff: "hide", putOffAll: "hide these", beside: name => `add what surrounds ${name}`, open: "press to open",
    addOne: "add an entity", amongThem: "Among them", via: "By way of (optional)", noVia: "any way", pathCount: "How many", hopLimit: "Most hops",
    newest: "newest first", oldest: "oldest first", richest: "most relations first", byTitle: "by headline", order: "Order", searchArticles: "headline or source", articleCount: (n, all) => `${n} of ${all} articles with relations`,
    emptyArticles: "Articles without relations", wholeText: "Text", inText: "in the text", goToEdge: (a, r, b) => `to ${r} between ${a} and ${b}`,
    entitiesTitle: "All entities", entitiesHow: "Partners and relations are counted among those that pass the filters; betweenness is the share of shortest paths of the whole graph that lead through.", searchEntities: "find an entity",
    measurePartners: "Partners", measureRelations: "Relations", measureBetween: "Between",
    wrong: "This edge is wrong", wrongHow: "Nothing of this kind is said here: ", turnedHow: "Subject and object are exchanged: ", thenRun: "Check: ", copyLine: "copy", missing: "Something is missing here", missingHow: "This sentence says it: ",
    missingSentence: (a, b) => `${a}は${b}…`, missingNames: (a, b) => `Write a sentence that names both ${a} and ${b}.`, sameHow: (a, b) => `${a} and ${b} are one: `, nameWrong: "Mend the name", mergeHow: "Join under one name: ", splitHow: "Two that are not the same: ", otherName: "別名",
    help: "Help", helpSelection: "Picture, table, files, dates, counts, citation and print always obey one selection. The × of the chips above the picture clears it; “all that pass the filters” is the other choice.",
    helpMouse: "Double click on another entity adds what surrounds it to the picture. A shape that is dragged stays there.", helpDates: "Full bars are dates of events, pale ones dates of publication.",
    keyHelp: ["search", "reach of the chosen entity", "to the neighbour", "on to the panel", "back to the start", "table and picture", "nearer, farther, all", "this help", "with a click: several; with a drag: those inside"],
    tour: "Tour in five steps", tourStep: (n, all) => `Tour ${n} of ${all}`, next: "Next", back: "Back", endTour: "End",
    tourText: ["The picture shows the best attested relations. Shapes are kinds of entities, colours families of relations; what is dashed is never asserted.", "Choose an entity for its relations on the right. Lasting facts are folded by kind.", "Choose a line for each relation with its sentences. Marks show subject, trigger and object. Where something is wrong, the line that mends it is ready.", "The filters: kinds, families, commitment, sources. “only” leaves just that.", "Search above, open paths, disputes, articles and the list of entities, and take along what you see."],
    toPanel: "Show the evidence", toPicture: "Back to the picture", svgFile: "Picture (SVG)", saveView: "Save this view", openView: "Open a view", noView: "This file is no view.", viewOpened: "View opened",
    asserted: "asserted", claimed: "claimed", planned: "planned", possible: "possible", negated: "denied",
    claimedBy: names => `claimed by ${names}`, saidBy: names => `says ${names}`, deniedBy: names => `denied by ${names}`,
    subject: "subject", object: "object", trigger: "trigger", confidenceIs: c => `confidence ${c}`, rule: "rule",
    carried: (role, name) => `${role} from outside the sentence: ${name}`,
    standsFor: (text, name) => `“${text}” is ${name}`, when: date => `when: ${date}`,
    coreference: "coreference", inferred: "inferred", incorporated: "in a compound", lifted: "its country or body", shared: "shared",
    evidenceCount: n => n === 1 ? "1 sentence" : `${n} sentences`, relationCount: n => n === 1 ? "1 relation" : `${n} relations`,
    partnerCount: n => n === 1 ? "1 partner" : `${n} partners`,
    more: n => `show ${n} more`, others: n => `${n} more`, showAll: n => `show all ${n} partners`,
    noRelations: "No relation passes the filters.",
    undated: "undated", openArticle: "open the article at this sentence", noLink: "no link",
    hubs: "Best connected", strongPairs: "Best attested", legend: "Legend",
    how: "Choose a shape for what surrounds it, a line for the sentences behind it.",
    solid: "asserted", dashed: "never asserted (claimed, planned, possible, denied)", thin: "position, part or place (a lasting fact)",
    width: "the more sentences, the wider",
    legendMark: "Marks in the sentences", hops: "Reach", hop: n => n === 1 ? "1 hop" : `${n} hops`, pathFrom: "Path from here", pathTo: "choose where the path ends",
    pathTitle: "Paths between two entities", from: "From", to: "To", findPath: "Find paths", noPath: n => `There is no path of ${n} hops or fewer.`,
    withStatic: "walk over positions, parts and places too", pathN: (i, n) => `Path ${i} (${n} hops)`,
    disputesTitle: "Disputes", disputesHow: "What is said, beside the sentences that deny it.", noDisputes: "There are no disputes.",
    wholePair: "everything between these two",
    claim: "Said", denial: "Denied", noClaim: "No sentence makes the claim itself.",
    documentsTitle: "Articles", documentsHow: "Choose an article to see only what was read from it.", readFrom: "Read from this article",
    backToStart: "Back to the start", close: "Close", play: "Play", stop: "Stop", timelineLabel: "Dates", wholeTime: "all dates",
    since: "from", until: "until", outside: (a, b) => `${a} to ${b}`,
    colSubject: "Subject", colRelation: "Relation", colObject: "Object", colStatus: "Commitment", colEvidence: "Evidence",
    tableCaption: "The relations that pass the filters", sortBy: name => `sort by ${name}`, neighbours: "Relations",
    pictureLabel: "Graph of relations. Arrow keys move to a neighbour, Enter selects, 1, 2, 3 set the reach, + and - zoom. The table holds the same.",
    selectedNode: (name, n) => `${name}: ${n} partners`, selectedPair: (a, b, n) => `${a} and ${b}: ${n} relations`,
    fit: "Fit", zoomIn: "Zoom in", zoomOut: "Zoom out", unknown: id => `${id} is not in this graph.`, colon: ": ", comma: ", ",
  },
};

let language = "ja";

/** Choose the language of the interface. */
export function setLanguage(lang) {
  language = lang === "en" ? "en" : "ja";
}

/** Return the interface text `key`, filled with the arguments. */
export function say(key, ...values) {
  const text = WORDS[language][key];
  return typeof text === "function" ? text(...values) : text ?? key;
}

/** Return the Japanese or English label of a thing that has both. */
export function label(thing) {
  return (language === "en" && thing.en) || thing.ja || thing.name || thing.id;
}

/** Return the language of a name as it is shown, for the glyphs of its characters. */
export function tongue(thing) {
  return language === "en" && thing.en ? "en" : "ja";
}

/** Return words in brackets, as the language writes them. */
export function bracket(words) {
  return language === "en" ? ` (${words})` : `（${words}）`;
}

/** Return which language is on. */
export function currentLanguage() {
  return language;
}
