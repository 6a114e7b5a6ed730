/** What a document's properties say of it. */
export interface Properties {
  readonly title: string | undefined
  readonly author: string | undefined
}

/** Properties without what programs fill in by themselves: file names for titles, accounts for authors. */
export const ownProperties = ({ author, title }: Properties): Properties => ({
  title: title === undefined || NO_TITLE.test(title.trim()) ? undefined : title.trim(),
  author: author === undefined || NO_AUTHOR.test(author.trim()) ? undefined : author.trim()
})

const NO_TITLE =
  /^$|^(?:microsoft word|powerpoint|print|printing|slide 1|layout 1|document\d*|word document|presentation\d*|untitled|\(anonymous\)|anonymous|title|none|null)\b|\.(?:docx?|odt|rtf|pdf|indd|qxp|qxd|tex|dvi|html?|txt|pages|exe|p65|pmd|cdr|ps|eps|wpd|wps|pub|pptx?)$|^[\w-]*\d[\w-]*$/i

const NO_AUTHOR =
  /^$|^(?:user|users?\d*|admin|administrator|owner|windows user|microsoft office user|microsoft|author|anonymous|\(anonymous\)|unknown|python-docx|root|none|null|pc|hp|dell|lenovo|acer|asus|unspecified|\(unspecified\)|(?:office|pc|home|work|laptop|desktop|client|scan\w*)[-_ ]?\d*|[\w.-]*\d[\w.-]*)$/i
