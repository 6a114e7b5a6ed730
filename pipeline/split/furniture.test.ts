import { assert, describe, it } from "@effect/vitest"
import { Article, Mark } from "../../schemas/article.ts"
import { isFurniture, TAIL } from "./furniture.ts"
import { split } from "./split.ts"

const FOUND = [
  "Follow Ada Holm on Twitter for more on the harbour.",
  "Follow The Harbour Weekly on Facebook, Twitter (@harbour) and Instagram.",
  "Have a tip? Ada Holm may be reached at her desk.",
  "Like this story? Send it to a friend!",
  "Click here to subscribe to The Pier Newsletter",
  "Reach the reporters on Twitter at https://example.org/ada",
  "Subscribe to the Pier channel for all of the latest videos!",
  "(Reporting by Ada Holm, Jane Doe and Ruth Okonjo-Bell, editing by Ines Kahl.)",
  "Additional reporting by Ada Holm",
  "Harbour Press writers Ada Holm and Jane Doe contributed to this report.",
  "This post may contain affiliate links.",
  "We may earn a commission if you buy through links on this page.",
  "The pier at noon (Image: GETTY )",
  "[Related: Five gateways compared]",
  "SEE MORE: Five gateways compared",
  "Advert",
  "By Jane Doe",
  "BY JANE DOE",
  "by Ruth Okonjo-Bell",
  "By Dr. Anneke Voss-Harding, former head of connections",
  "Words by Ada Holm",
  "Posted by ines_k on 4 October",
  "12 March",
  "March 12, 2024",
  "Published 14:07 GMT, 22 Jan. Last updated 16:31 GMT, 22 Jan",
  "2024-03-12",
  "Posted: Tues 18 Feb, 11:48pm",
  "Sun 9 Nov, 06.00    Save for later | Gift this article",
  "6 min read",
  "Reading time: approx. 5 mins",
  "thumbnail",
  "Article Industry News",
  "Share this",
  "Share this:  LinkedIn  X  Email  Print",
  "Share on Facebook",
  "Related Posts",
  "Related: Five gateways compared",
  "Read more: The same but different",
  "Read next: What does a storm sound like?",
  "MORE: Ranked: the 20 worst kits",
  "Most read",
  "See also",
  "Photo: the pier",
  "Image credit: Ada Holm",
  "[Image: A filling line. Photo: supplied]",
  "(Fig. 1: the pier. Source: author)",
  "📷 [photo: the dal, blurry]",
  "Photograph by Ada Holm",
  "Sign up for our newsletter",
  "Sign up for free",
  "Subscribe to our mailing list.",
  "Get our Money newsletter: tips and deals. [Sign me up]",
  "Enjoyed this? Get Plant & Process in your inbox every second Friday.",
  "Advertisement",
  "- ADVERTISEMENT -",
  "[AD] Bet responsibly.",
  "STORY CONTINUES BELOW",
  "Sponsored: Is your switchgear ready?",
  "We use cookies to make this site better.",
  "Comments",
  "14 Comments",
  "Comments (418)   Share this",
  "Leave a comment",
  "© 2024 Harbour Weekly",
  "COPYRIGHT 2013 HARBOUR.COM",
  "All rights reserved.",
  "https://example.org/a",
  "@adaholm",
  "Home > Money > Pensions",
  "← Older: Why I stopped    Newer: On bins →",
  "Subscribe | Print this page | Report an error",
  "Back to top",
  "Tags: open data, rants",
  "Sign In",
  "Caption",
  "Close",
  "Image 1 of / 9",
  "3 / 12",
  "You may also like...",
  "More great WIRED stories",
  "SOURCE: Office for National Statistics.",
  "(Image: Ada Holm)",
  "— Ann Lee (@annlee) March 2, 2024",
  "To reach the reporter, call the newsroom.",
  "Write to Ada Holm at ada.holm@paper.example.",
  "Follow Ada Holm on Twitter @adaholm.",
  "Sign up for the weekly briefing and other emails.",
  "Join our open forums on Facebook.",
  "Join the conversation",
  "For more information, visit the library's page.",
  "----",
  "* * *",
  "———————",
  "."
]

const LEFT = [
  "Follow your neighbours on Facebook, and you will learn what they fear.",
  "Reporting by citizens is older than newspapers.",
  "His silence contributed to this war.",
  "A firm may earn a commission on every loaf, and nobody objects.",
  "Have a question ready, he told us, and ask it before you sit down.",
  "The plan was old (the picture was not).",
  "By 2030 we will all be old.",
  "By January the money was gone.",
  "By Monday it was over",
  "In March 2012 the mill closed.",
  "The photo shows a pier.",
  "Share this view or not, it is widely held.",
  "Read it again.",
  "More people die of it every year.",
  "Related to this is the question of money.",
  "Most readers will know the type.",
  "Comment is free, but facts are sacred.",
  "Advertisement is the mother of want.",
  "Close the school and the village dies.",
  "Source: that is what the river has been to us.",
  "Write to your councillor at once.",
  "Join the discussion before it is too late for the town.",
  "Follow the river on foot.",
  "— That is what she said.",
  "More great cities fall than rise.",
  "The company is the largest polluter in the valley.",
  "Copyright is theft.",
  "Sign up for the army, they said, and see the world.",
  "Subscribe to that view and you must also believe the rest.",
  "See also how the money was spent.",
  "Image is everything.",
  "Updated rules will not help.",
  "Published figures say otherwise.",
  "Home is where the heart is.",
  "Cookies are bad for you.",
  "Search for it all you like.",
  "Next, the council lied.",
  "Ads pay for nearly everything you read.",
  "Like this one, most plans fail.",
  "Disclosure is the best disinfectant.",
  "Published in 1962, the book changed the law.",
  "Picture by picture, the story falls apart.",
  "Credit - the kind that banks give - is dying.",
  "Get rid of your email and you will be happy.",
  "Ads by their nature lie.",
  "Paid by the hour, nurses leave.",
  "Sponsored by the mill, the study found nothing.",
  "Read the comments.",
  "Follow that logic on to its end.",
  "This article is first of all about money.",
  "This essay is also an apology.",
  "The opinions of the rich are their own.",
  "Share this: we are all going to die.",
  "Roses are red / Violets are blue / Sugar is sweet",
  "Join the army of people who hate email.",
  "Updated or not, the rules fail.",
  "Trending downward for years, the figures fell again.",
  "Get the news to the people who need it.",
  "Follow the money.",
  "We use money to make things simple."
]

describe("furniture", () => {
  it("knows what pages put around an article", () => {
    for (const line of FOUND) assert.isTrue(isFurniture(line, "anywhere"), line)
  })

  it("leaves the article's own sentences alone", () => {
    for (const line of LEFT) {
      for (const where of ["anywhere", "top", "tail"] as const)
        assert.isFalse(isFurniture(line, where), `${line} (${where})`)
      assert.isFalse(TAIL.test(line), line)
    }
  })

  it("takes notes on the author only under the article", () => {
    for (const note of [
      "Marit Oldfield is an independent maintenance consultant.",
      "Ruth Bell advises insurers.",
      "Views are the author's own.",
      "The writer was a superintendent."
    ]) {
      assert.isTrue(isFurniture(note, "tail"), note)
      assert.isFalse(isFurniture(note, "anywhere"), note)
    }
    assert.isFalse(isFurniture("Arnold Holm is a member of the board and tells us that it will fail.", "tail"))
  })

  const text = (n: number) =>
    `Line ${n} of the tramway should stay open, because the hill that it climbs has no other road at all.`
  const kinds = (text: string, marks: ReadonlyArray<Mark> = []) =>
    split(new Article({ id: "a", source: "a.txt", text, marks })).paragraphs.map(({ kind }) => kind)

  it("goes on under a prompt in its middle, and ends at one above teasers", () => {
    const lines = ["Keep the tram", text(1), text(2), text(3), "Don't miss", text(4), text(5), text(6)]
    assert.strictEqual(kinds(lines.join("\n\n")).join(" "), "title body body body furniture body body body")
    const teasers = ["Keep the tram", text(1), text(2), text(3), "Don't miss", "Ten trams", "A tram for you?"]
    assert.strictEqual(kinds(teasers.join("\n\n")).join(" "), "title body body body furniture furniture furniture")
  })

  it("has the items of menus, and the title once more", () => {
    const lines = ["Keep the tram", "Sign In", text(1), "Keep the tram", text(2)]
    const marks = [new Mark({ kind: "item", start: 15, end: 22 })]
    assert.strictEqual(kinds(lines.join("\n\n"), marks).join(" "), "title furniture body furniture body")
  })
})
