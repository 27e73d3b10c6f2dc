/** One line of GB/T 2260. A code that ended keeps its line, so that old records keep their name; `successor` leads to the code in force. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  /** First and last day on which the code was in force. */
  readonly from: string;
  readonly to?: string;
  readonly successor?: string;
  readonly isFictional?: true;
}

/** GB 2260 first appeared in 1980; what is older than the standard begins with it. */
const FIRST_EDITION = '1980-01-01';

const province = (code: string, name: string, from: string = FIRST_EDITION): Region => ({ code, name, parent: null, from });
/** Prefix 99 is given to no province, so the demo city cannot be mistaken for a real one. */
const fictional = (code: string, name: string, parent: string | null): Region => ({ code, name, parent, from: FIRST_EDITION, isFictional: true });

/** The 34 divisions at province level of GB/T 2260, and the demo city. A city adds its own lines with `regionTable`. */
export const regions: readonly Region[] = [
  province('110000', '北京市'),
  province('120000', '天津市'),
  province('130000', '河北省'),
  province('140000', '山西省'),
  province('150000', '内蒙古自治区'),
  province('210000', '辽宁省'),
  province('220000', '吉林省'),
  province('230000', '黑龙江省'),
  province('310000', '上海市'),
  province('320000', '江苏省'),
  province('330000', '浙江省'),
  province('340000', '安徽省'),
  province('350000', '福建省'),
  province('360000', '江西省'),
  province('370000', '山东省'),
  province('410000', '河南省'),
  province('420000', '湖北省'),
  province('430000', '湖南省'),
  province('440000', '广东省'),
  province('450000', '广西壮族自治区'),
  province('460000', '海南省', '1988-04-13'),
  province('500000', '重庆市', '1997-03-14'),
  province('510000', '四川省'),
  province('520000', '贵州省'),
  province('530000', '云南省'),
  province('540000', '西藏自治区'),
  province('610000', '陕西省'),
  province('620000', '甘肃省'),
  province('630000', '青海省'),
  province('640000', '宁夏回族自治区'),
  province('650000', '新疆维吾尔自治区'),
  province('710000', '台湾省'),
  province('810000', '香港特别行政区', '1997-07-01'),
  province('820000', '澳门特别行政区', '1999-12-20'),
  fictional('990100', '江澄市', null),
  fictional('990101', '澄东区', '990100'),
  fictional('990102', '高新区', '990100'),
  fictional('990103', '望江区', '990100'),
  fictional('990104', '澄西区', '990100'),
  fictional('990105', '南浦区', '990100'),
  fictional('990121', '云台县', '990100'),
  fictional('990122', '江心岛', '990100'),
];
