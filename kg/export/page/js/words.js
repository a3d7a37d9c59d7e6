// The words of the interface in Japanese and English; labels of data come with the data.

const WORDS = {
  ja: {
    lang: "English", search: "検索（/）", searchHint: "名前・かな・ローマ字・別名・英語", nothing: "見つかりません",
    graph: "図", table: "表", documents: "記事", disputes: "食い違い", path: "経路", start: "入口",
    filters: "絞り込み", reset: "すべて解除", dark: "暗い画面", light: "明るい画面", menu: "書き出し・共有",
    copyLink: "リンクをコピー", copyCitation: "引用をコピー", copied: "コピーしました", png: "画像（PNG）", csv: "表（CSV）",
    json: "データ（JSON）", print: "印刷",
    entities: "項目", relations: "関係", sentences: "根拠の文", articles: "記事", pairs: "組",
    shown: (n, all) => n === all ? `全${all}関係` : `${all}関係のうち${n}関係`,
    entityType: "項目の種類", family: "関係の分類", status: "言い方", claimant: "だれの主張か", source: "情報源", all: "すべて",
    confidence: "確度の下限", date: "日付", top: "表示する項目の数", topHint: "つながりの多い順",
    Person: "人物", Country: "国", Organization: "組織", Place: "場所", oneCountry: "国", oneOrganization: "組織", onePerson: "人物", onePlace: "場所", other: "その他",
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
    pathTitle: "二つの項目を結ぶ経路", from: "起点", to: "終点", findPath: "経路を探す", noPath: "4段以内の経路はありません。",
    withStatic: "役職・所属・所在もたどる", pathN: (i, n) => `経路${i}（${n}段）`,
    disputesTitle: "食い違い", disputesHow: "言い分と、それを否定する側の文を並べます。", noDisputes: "食い違いはありません。",
    wholePair: "この二つの関係をすべて見る",
    claim: "言い分", denial: "否定", noClaim: "言い分そのものを述べた文はありません。",
    documentsTitle: "記事", documentsHow: "記事を選ぶと、そこから読み取った関係だけを図に残します。", readFrom: "この記事から読み取った関係",
    backToStart: "入口へ戻る", close: "閉じる", play: "再生", stop: "停止", timelineLabel: "日付の分布", wholeTime: "全期間",
    since: "から", until: "まで", outside: (a, b) => `${a} から ${b} まで`,
    colSubject: "主語", colRelation: "関係", colObject: "相手", colStatus: "言い方", colDate: "日付", colEvidence: "根拠",
    tableCaption: "絞り込みに合う関係の一覧", sortBy: name => `${name}で並べ替え`, neighbours: "関係の一覧",
    pictureLabel: "関係の図。矢印キーで隣の項目へ、Enterで選択、1・2・3で広がり、+と-で拡大縮小。同じ内容は表でも読めます。",
    selectedNode: (name, n) => `${name}：相手 ${n}`, selectedPair: (a, b, n) => `${a}と${b}：関係 ${n}件`,
    fit: "全体", zoomIn: "拡大", zoomOut: "縮小", unknown: id => `${id} はこの図にありません。`, colon: "：", comma: "、",
  },
  en: {
    lang: "日本語", search: "Search (/)", searchHint: "name, kana, romaji, alias, code", nothing: "nothing found",
    graph: "Graph", table: "Table", documents: "Articles", disputes: "Disputes", path: "Path", start: "Start",
    filters: "Filters", reset: "Clear all", dark: "Dark", light: "Light", menu: "Export, share",
    copyLink: "Copy link", copyCitation: "Copy citation", copied: "Copied", png: "Picture (PNG)", csv: "Table (CSV)",
    json: "Data (JSON)", print: "Print",
    entities: "entities", relations: "relations", sentences: "sentences", articles: "articles", pairs: "pairs",
    shown: (n, all) => n === all ? `all ${all} relations` : `${n} of ${all} relations`,
    entityType: "Entities", family: "Relations", status: "Commitment", claimant: "Claimed by", source: "Source", all: "all",
    confidence: "Least confidence", date: "Date", top: "Entities shown", topHint: "best connected first",
    Person: "people", Country: "countries", Organization: "organisations", Place: "places", oneCountry: "Country", oneOrganization: "Organisation", onePerson: "Person", onePlace: "Place", other: "other",
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
    pathTitle: "Paths between two entities", from: "From", to: "To", findPath: "Find paths", noPath: "There is no path of four hops or fewer.",
    withStatic: "walk over positions, parts and places too", pathN: (i, n) => `Path ${i} (${n} hops)`,
    disputesTitle: "Disputes", disputesHow: "What is said, beside the sentences that deny it.", noDisputes: "There are no disputes.",
    wholePair: "everything between these two",
    claim: "Said", denial: "Denied", noClaim: "No sentence makes the claim itself.",
    documentsTitle: "Articles", documentsHow: "Choose an article to see only what was read from it.", readFrom: "Read from this article",
    backToStart: "Back to the start", close: "Close", play: "Play", stop: "Stop", timelineLabel: "Dates", wholeTime: "all dates",
    since: "from", until: "until", outside: (a, b) => `${a} to ${b}`,
    colSubject: "Subject", colRelation: "Relation", colObject: "Object", colStatus: "Commitment", colDate: "Date", colEvidence: "Evidence",
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
