import { courtDeliveries } from './courts.js';
import { creditDeliveries } from './credit.js';
import type { Delivery } from './delivery.js';
import { marketDeliveries } from './market.js';
import { customsDeliveries, ecologyDeliveries, scienceDeliveries, tradingDeliveries } from './others.js';
import { housingDeliveries, socialDeliveries } from './people.js';
import { taxDeliveries } from './tax.js';
import { gasDeliveries, powerDeliveries, waterDeliveries } from './utilities.js';

export type { Delivery };

/** A department of the city and what it delivers; in the order in which the city opens them. */
export interface Department {
  readonly username: string;
  readonly name: string;
  readonly shortName: string;
  readonly person: string;
  readonly deliveries: readonly Delivery[];
}

export const departments: readonly Department[] = [
  { username: 'market', name: '江澄市市场监督管理局', shortName: '市场监管局', person: '冯文静', deliveries: marketDeliveries },
  { username: 'taxation', name: '国家税务总局江澄市税务局', shortName: '税务局', person: '韩建国', deliveries: taxDeliveries },
  { username: 'social', name: '江澄市人力资源和社会保障局', shortName: '人社局', person: '潘丽华', deliveries: socialDeliveries },
  { username: 'housing', name: '江澄市住房公积金管理中心', shortName: '公积金中心', person: '袁景行', deliveries: housingDeliveries },
  { username: 'power', name: '江澄供电公司', shortName: '供电公司', person: '吕海峰', deliveries: powerDeliveries },
  { username: 'water', name: '江澄水务集团有限公司', shortName: '水务集团', person: '彭春燕', deliveries: waterDeliveries },
  { username: 'fuelgas', name: '江澄燃气有限公司', shortName: '燃气公司', person: '曹德胜', deliveries: gasDeliveries },
  { username: 'court', name: '江澄市人民法院', shortName: '法院', person: '苏少华', deliveries: courtDeliveries },
  { username: 'credit', name: '江澄市公共信用信息中心', shortName: '信用中心', person: '范雅琴', deliveries: creditDeliveries },
  { username: 'science', name: '江澄市科学技术局', shortName: '科技局', person: '郑思雨', deliveries: scienceDeliveries },
  { username: 'ecology', name: '江澄市生态环境局', shortName: '生态环境局', person: '李秀兰', deliveries: ecologyDeliveries },
  { username: 'customs', name: '江澄海关', shortName: '海关', person: '王永康', deliveries: customsDeliveries },
  { username: 'trading', name: '江澄市公共资源交易中心', shortName: '公共资源交易中心', person: '赵子涵', deliveries: tradingDeliveries },
];
