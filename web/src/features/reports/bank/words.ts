export const bank = {
  make: '信用报告 PDF',
  making: '正在生成…',
  made: '报告 {number}，{pages} 页',
  failed: '没有生成报告：{why}',
  note: '不另用查询次数，水印写您的姓名和机构。文件保留到 {at}。',
};
