import { sectionOf } from './industry.js';
const FEN_PER_WAN = 1000000n;
const x = (employees) => ({ employees });
const y = (revenueWan) => ({ revenueWan });
const xy = (employees, revenueWan) => ({ employees, revenueWan });
const xz = (employees, assetsWan) => ({ employees, assetsWan });
const yz = (revenueWan, assetsWan) => ({ revenueWan, assetsWan });
const row = (name, covers, large, medium, small) => ({
    name,
    covers,
    large,
    medium,
    small,
});
/** A revision was under consultation in 2021: the next table gets its own `from`. Finance has a standard of its own; rail, education, health and public bodies are outside. */
export const sizeTables = [
    {
        from: '2011-06-18',
        source: '工信部联企业〔2011〕300号, industries as in 统计上大中小微型企业划分办法（2017）',
        rows: [
            row('农、林、牧、渔业', ['A'], y(20_000), y(500), y(50)),
            row('工业', ['B', 'C', 'D'], xy(1_000, 40_000), xy(300, 2_000), xy(20, 300)),
            row('建筑业', ['E'], yz(80_000, 80_000), yz(6_000, 5_000), yz(300, 300)),
            row('批发业', ['51'], xy(200, 40_000), xy(20, 5_000), xy(5, 1_000)),
            row('零售业', ['52'], xy(300, 20_000), xy(50, 500), xy(10, 100)),
            row('交通运输业', ['54', '55', '56', '57', '58', '591'], xy(1_000, 30_000), xy(300, 3_000), xy(20, 200)),
            row('仓储业', ['592', '593', '594', '595', '596', '599'], xy(200, 30_000), xy(100, 1_000), xy(20, 100)),
            row('邮政业', ['60'], xy(1_000, 30_000), xy(300, 2_000), xy(20, 100)),
            row('住宿业', ['61'], xy(300, 10_000), xy(100, 2_000), xy(10, 100)),
            row('餐饮业', ['62'], xy(300, 10_000), xy(100, 2_000), xy(10, 100)),
            row('信息传输业', ['63', '64'], xy(2_000, 100_000), xy(100, 1_000), xy(10, 100)),
            row('软件和信息技术服务业', ['65'], xy(300, 10_000), xy(100, 1_000), xy(10, 50)),
            row('房地产开发经营', ['701'], yz(200_000, 10_000), yz(1_000, 5_000), yz(100, 2_000)),
            row('物业管理', ['702'], xy(1_000, 5_000), xy(300, 1_000), xy(100, 500)),
            row('租赁和商务服务业', ['L'], xz(300, 120_000), xz(100, 8_000), xz(10, 100)),
            row('其他未列明行业', ['M', 'N', 'O', '85', 'R', '703', '704', '709'], x(300), x(100), x(10)),
        ],
    },
];
/**
 * 大中小微 on a day. Large, medium and small must reach every bound listed ("以上" includes the bound), else the firm falls one class; whatever
 * misses the small line is micro. An industry outside the table, a code too short to choose a row (59, 70) or a missing figure is `unknown`, never micro.
 */
export function sizeClass(facts, at) {
    const rows = tableAt(at)?.rows ?? [];
    const section = sectionOf(facts.industryCode);
    const digits = facts.industryCode.replace(/\D/g, '');
    const found = section && rows.find(({ covers }) => covers.some((cover) => cover === section || (/^\d/.test(cover) && digits.startsWith(cover))));
    if (!found || !hasFiguresFor(found.small, facts)) {
        return 'unknown';
    }
    return ['large', 'medium', 'small'].find((size) => reaches(found[size], facts)) ?? 'micro';
}
const tableAt = (at) => sizeTables.filter((table) => at === undefined || table.from <= at).at(-1);
/** The three classes of a row ask for the same figures, so one of them tells which are needed. */
const hasFiguresFor = (bounds, { employees, revenueFen, assetsFen }) => (bounds.employees === undefined || employees != null) &&
    (bounds.revenueWan === undefined || revenueFen != null) &&
    (bounds.assetsWan === undefined || assetsFen != null);
const reaches = (bounds, { employees, revenueFen, assetsFen }) => (bounds.employees === undefined || (employees ?? 0) >= bounds.employees) &&
    reachesWan(bounds.revenueWan, revenueFen) &&
    reachesWan(bounds.assetsWan, assetsFen);
const reachesWan = (boundWan, fen) => boundWan === undefined || (fen ?? 0n) >= BigInt(boundWan) * FEN_PER_WAN;
//# sourceMappingURL=size-class.js.map