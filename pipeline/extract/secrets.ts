/**
 * A text of somebody else's without the values of this process's secret environment variables, each as `[NAME]`, and
 * without passwords in URLs. A variable is secret by its name; values of less than six characters could be any word.
 */
export const withoutSecrets = (
  text: string,
  environment: Readonly<Record<string, string | undefined>> = process.env
): string =>
  Object.entries(environment)
    .flatMap(([name, value = ""]) => (SECRET.test(name) && value.length >= LEAST ? [{ name, value }] : []))
    // A value may be part of another one.
    .sort((a, b) => b.value.length - a.value.length)
    .reduce((rest, { name, value }) => rest.replaceAll(value, `[${name}]`), text)
    .replace(/\b([a-z][a-z\d+.-]*:\/\/)[^\s/@]+@/gi, "$1[hidden]@")

const SECRET = /KEY$|TOKEN|SECRET|PASSW(?:OR)?D|CREDENTIAL|_(?:PASS|PWD|AUTH|DSN)$/i

const LEAST = 6
