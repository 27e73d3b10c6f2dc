const SUM = /^(本[页月季年期]|全[部市区]|累计)?(合计|总计|小计|共计|累计)/;
const SIGNATURE = /^(制表|填表|填报|审核|复核|负责人|单位负责|经办|报送|打印|导出|备注|说明|注[:：])/;
/** No code, date or name that identifies a row is this short and one of these words. */
const KEY_LENGTH_SURE = 12;
const CELLS_OF_SIGNATURE_MAX = 4;

/**
 * Sums and signatures below or between the rows: `合计,,,1234.00`, `制表人：…`. Only where the cell that says which firm the row is about
 * is empty or is such a word itself: a row with a code is data, whatever else it says.
 */
export function isFooter(cells: readonly string[], keyIndex: number): boolean {
  if (keyIndex < 0) return false;
  const key = cells[keyIndex] ?? '';
  if (key.length >= KEY_LENGTH_SURE && !SIGNATURE.test(bare(key))) return false;
  const filled = cells.map(bare).filter((cell) => cell !== '');
  const first = filled[0] ?? '';
  const keyText = bare(key);
  if (keyText !== '' && !SUM.test(keyText) && !SIGNATURE.test(keyText)) return false;
  if (filled.some((cell) => cell.length <= 10 && SUM.test(cell))) return true;
  return SIGNATURE.test(first) && new Set(filled).size <= CELLS_OF_SIGNATURE_MAX;
}

const bare = (cell: string): string => cell.replace(/[\s\u3000]/g, '');
