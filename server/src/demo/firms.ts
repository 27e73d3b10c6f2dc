import { makeUscc } from '../kernel/pure/uscc.js';
import { monthsBack } from '../kernel/pure/working-calendar.js';
import type { DemoFirm } from './firm.js';
import { lifeOf } from './life.js';
import type { Chance } from './random.js';
import { two } from './time.js';

/** A fictional enterprise of 江澄市. Region 9901xx is not assigned, so no code here can be a real firm's. */
const districts = [
  { code: '990101', name: '澄东区' },
  { code: '990102', name: '高新区' },
  { code: '990103', name: '望江区' },
  { code: '990104', name: '澄西区' },
  { code: '990105', name: '南浦区' },
  { code: '990121', name: '云台县' },
] as const;

const trades = [
  { word: '精密机械', industry: 'C34', scale: 1.6 },
  { word: '阀门制造', industry: 'C34', scale: 1.3 },
  { word: '电子材料', industry: 'C39', scale: 2.0 },
  { word: '家具制造', industry: 'C21', scale: 0.8 },
  { word: '包装科技', industry: 'C22', scale: 0.9 },
  { word: '食品', industry: 'C14', scale: 1.0 },
  { word: '建筑工程', industry: 'E47', scale: 1.8 },
  { word: '贸易', industry: 'F51', scale: 1.1 },
  { word: '冷链物流', industry: 'G54', scale: 1.2 },
  { word: '信息技术', industry: 'I65', scale: 1.5 },
  { word: '检测技术', industry: 'M74', scale: 0.7 },
  { word: '农业发展', industry: 'A01', scale: 0.4 },
  { word: '酒店管理', industry: 'H61', scale: 0.6 },
  { word: '环保工程', industry: 'N77', scale: 0.9 },
] as const;

const firstWords =
  '恒泽 安渡 禾木 朗丰 云岫 百川 星纬 青芽 卓衡 望江 和谐 启明 澄源 远航 瑞谷 嘉禾 铭诚 海棠 松岭 汇通 锦程 天工 泰和 新桥 江畔'.split(' ');
const surnames = '林周陈沈许韩顾王李赵郑冯何吕曹彭苏潘范袁'.split('');
const givenNames = '明远 晓岚 志航 思雨 文静 立 言 建国 海峰 秀兰 子涵 国强 丽华 永康 春燕 德胜 雅琴 少华 玉梅 景行'.split(' ');

/** Of these the last few were founded while the city was already on the platform: firms without a history. */
const youngFirms = 3;
const youngMonths = 7;

export function makeFirms(chance: Chance, count: number, today: string): DemoFirm[] {
  return Array.from({ length: count }, (_, index) => {
    const trade = trades[index % trades.length] as (typeof trades)[number];
    const district = districts[(index * 5 + Math.floor(index / 7)) % districts.length] as (typeof districts)[number];
    const shortName = `${firstWords[index % firstWords.length]}${trade.word}`;
    const suffix = index >= firstWords.length ? (index % 2 === 0 ? '股份有限公司' : '（江澄）有限公司') : '有限公司';
    const isNew = index >= count - youngFirms;
    const isYoung = isNew || chance.happens(0.12);
    const year = isYoung ? chance.integer(2023, 2024) : chance.integer(2006, 2022);
    const month = chance.integer(1, isYoung ? 6 : 12);
    const founded = `${year}-${two(month)}-${two(chance.integer(1, 28))}`;
    return {
      index,
      life: isNew ? 'young' : lifeOf(index),
      uscc: makeUscc('9', '1', district.code, `MA${String(3_100_000 + index * 7_919).slice(-6)}`),
      name: `江澄市${shortName}${suffix}`,
      shortName,
      legalRepresentative: `${surnames[(index * 3) % surnames.length]}${givenNames[(index * 7) % givenNames.length]}`,
      identityNumber: identityNumber(district.code, index),
      region: district.code,
      industry: trade.industry,
      registeredCapitalWan: chance.pick([50, 100, 200, 300, 500, 800, 1000, 2000]),
      establishedOn: isNew ? `${monthsBack(today.slice(0, 7), youngMonths + (index % 3))}-${two(3 + (index % 20))}` : founded,
      employees: Math.round(chance.integer(4, 120) * trade.scale),
      address: `江澄市${district.name}${chance.pick(['创业路', '澄江大道', '工业二路', '望江街', '新桥路'])} ${chance.integer(1, 300)} 号`,
      monthlyTax: Math.round(chance.integer(1_500, 90_000) * trade.scale),
      taxGrade: isYoung ? 'M' : chance.pick(['A', 'A', 'B', 'B', 'B', 'M', 'C', 'D'] as const),
      isListed: index % 23 === 11,
    };
  });
}

/** Eighteen characters with a right check (GB 11643), for a region that does not exist. */
function identityNumber(region: string, index: number): string {
  const first = `${region}19${70 + (index % 25)}${two(1 + (index % 12))}${two(1 + (index % 28))}${String(100 + index).slice(-3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first[place]), 0);
  return `${first}${'10X98765432'[sum % 11]}`;
}
