/** Whether an odd number of backslashes stands before an index. */
export const isEscaped = (text: string, index: number): boolean => {
  let slashes = 0
  while (text[index - slashes - 1] === "\\") slashes++
  return slashes % 2 === 1
}
