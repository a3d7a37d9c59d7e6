// Dates of any precision: 2024, 2024-06, 2024-06-19, 2017-01/2017-03.

/** Return a date as a reader writes it. */
export function showDate(iso, lang) {
  if (lang === "en" || !iso) return (iso ?? "").replace("/", " – ");
  return iso.split("/").map(oneDate).join("〜");
}

function oneDate(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-");
  if (!/^\d{4}$/.test(year)) return iso;
  return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
}

/** Return the months (2024-06) from first to last, both included; years if there are too many. */
export function buckets(first, last, most = 130) {
  const months = [];
  let [year, month] = first.split("-").map(Number);
  const end = last.slice(0, 7);
  for (;;) {
    const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (name > end || months.length > 12000) break;
    months.push(name);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  if (months.length <= most) return months;
  return [...new Set(months.map(m => m.slice(0, 4)))];
}

/** Return the first and last day that a bucket covers. */
export function bucketDays(bucket) {
  if (bucket.length === 4) return [`${bucket}-01-01`, `${bucket}-12-31`];
  const [year, month] = bucket.split("-").map(Number);
  return [`${bucket}-01`, `${bucket}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`];
}
