import { element } from "../../../pipeline/write/page/dom.client.js"

/** Tells what an act did, to eyes and to screen readers. */
export const say = (message: string): void => tell(message, false)

/** Tells why an act was not done. */
export const refuse = (message: string): void => tell(message, true)

const tell = (message: string, isRefused: boolean): void => {
  const place = element("message")
  place.classList.toggle("bad", isRefused)
  place.textContent = isRefused ? `Not done. ${message}` : message
}

/** Whether the labels are on the disk. */
export const sayState = (text: string, isBad = false): void => {
  const place = element("saved")
  place.classList.toggle("bad", isBad)
  if (place.textContent !== text) place.textContent = text
}
