import { findRegion, regionChildren, regions } from '@server/kernel/pure/region';

export interface RegionOption {
  readonly code: string;
  readonly name: string;
}
/** The city and its districts, where the built-in table knows them; else nothing, and the code is typed. */
export function regionOptions(cityName: string): RegionOption[] {
  const city = regions.find((region) => region.name === cityName && region.to === undefined);
  return city ? [{ code: city.code, name: city.name }, ...regionChildren(city.code).map(({ code, name }) => ({ code, name }))] : [];
}
export const isRegionCode = (text: string): boolean => /^\d{6}$/.test(text);
export const regionText = (code: string): string => findRegion(code)?.name ?? code;
