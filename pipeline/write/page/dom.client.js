// What the pages' scripts share. Nothing that comes from the data is ever parsed as HTML.

/** @param {string} id */
export const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id))

/** Data that the page holds. @param {string} id */
export const parsed = (id) => JSON.parse(element(id).textContent ?? "")

/** @param {string} name @param {string} className @param {...(Node | string)} children */
export const make = (name, className, ...children) => {
  const element = document.createElement(name)
  element.className = className
  element.append(...children)
  return element
}

/** @param {string} className @param {() => void} act @param {...(Node | string)} children */
export const makeButton = (className, act, ...children) => {
  const button = /** @type {HTMLButtonElement} */ (make("button", className, ...children))
  button.type = "button"
  button.addEventListener("click", act)
  return button
}

/** Gives a file to its reader to keep. @param {string} name @param {string} type @param {string} content */
export const save = (name, type, content) => {
  const link = /** @type {HTMLAnchorElement} */ (make("a", ""))
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
