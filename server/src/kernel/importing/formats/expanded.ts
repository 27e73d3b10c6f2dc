import { FileRefused } from '../refusal.js';

export function refuseExpanded(bytesMax: number): never {
  throw new FileRefused({
    rule: 'expandedTooLarge',
    detail: `压缩的文件解开以后超过 ${Math.floor(bytesMax / 1024 / 1024)} MB`,
    remedy: '请按月份或地区拆成几个文件；如果数据本来不多，删掉表里没有用的工作表和格式再存一次',
  });
}
