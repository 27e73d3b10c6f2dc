/** Longer than the minimum and still the first that anybody tries. */
const common = new Set([
    ...['1234567890', '12345678910', '0123456789', '0987654321', '9876543210', '1111111111', '1234512345', '1122334455', '1314520520', '5201314520'],
    ...['password12', 'password123', 'password1234', 'password12345', 'passw0rd123', 'p@ssw0rd123', 'p@ssword123', 'password123!', 'mypassword'],
    ...[
        'qwertyuiop',
        'qwerty1234',
        'qwerty12345',
        'qwerty123456',
        '1qaz2wsx3edc',
        '1q2w3e4r5t',
        '1q2w3e4r5t6y',
        'q1w2e3r4t5',
        'asdfghjkl1',
        'zaq12wsxcde3',
    ],
    ...[
        'abcdefghij',
        'abc1234567',
        'abcd123456',
        'abcd1234567',
        'a123456789',
        'aa123456789',
        'a1234567890',
        'qq123456789',
        'woaini1314',
        'woaini1314520',
        'woaini520',
    ],
    ...[
        'iloveyou123',
        'iloveyou1314',
        'administrator',
        'admin12345',
        'admin123456',
        'admin@12345',
        'root123456',
        'test123456',
        'welcome123',
        'welcome1234',
        'changeme123',
    ],
    ...[
        'letmein123',
        'football123',
        'superman123',
        'dragon12345',
        'monkey12345',
        'sunshine123',
        'princess123',
        'xinyidai123',
        'xinyidai2026',
        'default123',
        'system12345',
    ],
]);
const runs = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];
/** Why a password will not do, as a sentence; null when it will. Length is the contract's. */
export function passwordProblem(password, username) {
    const plain = password.toLowerCase();
    const name = username.trim().toLowerCase();
    if (common.has(plain))
        return '这个密码太常见，很容易被猜到，请换一个';
    if (/^(.{1,5})\1+.{0,4}$/su.test(plain) || runs.some((run) => run.includes(plain)))
        return '这个密码是重复或连续的字符，很容易被猜到，请换一个';
    if (name.length >= 4 && plain.includes(name))
        return '密码里不能含有用户名';
    return null;
}
//# sourceMappingURL=password.policy.js.map