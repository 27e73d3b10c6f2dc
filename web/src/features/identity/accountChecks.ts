import { t } from '../../i18n';

/** The same rules as the contract's, said before the press costs a try. */
export const nameProblem = (name: string): string | false => name.trim() === '' && t('identity.account.nameEmpty');
export function usernameProblem(username: string): string | false {
  const { length } = username.trim();
  if (length === 0) return t('identity.account.usernameEmpty');
  return length < 4 && t('identity.account.usernameShort', { count: length });
}
export const newPasswordProblem = (password: string): string | false =>
  password.length < 10 && t('identity.account.passwordShort', { count: password.length });
export const codeProblem = (code: string): string | false =>
  !/^\d{6}$/.test(code) && t('identity.account.codeShort', { count: code.replace(/\D/g, '').length });
