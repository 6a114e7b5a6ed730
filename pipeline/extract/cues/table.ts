import type { Kind, Label } from "../../../schemas/label.ts"
import type { Place } from "./places.ts"

/**
 * What a cue can speak for: a sentence's label, `none` among them; `stays`, that it has the label of the sentence before it;
 * `joins`, that two neighbours of one label are one segment; `counter`, that a claim is the other side's; the kind of an example.
 */
export type Outcome = Label | "none" | "stays" | "joins" | "counter" | Kind

/** How much a cue speaks for (or, below zero, against) an outcome: log-odds. What is not named weighs nothing. */
export type Weights = { readonly [outcome in Outcome]?: number }

/** Cues of one sort. */
export interface Group {
  readonly name: string
  /** Where the idea of these cues comes from. */
  readonly source: string
  /** Looked for in the headline only, where no other group is. */
  readonly headline?: true
  /** Phrases as `match.ts` reads them, or a place of `places.ts`, and their weights. */
  readonly cues: ReadonlyArray<readonly [cue: Place | (string & {}), weights: Weights]>
}

/** All cues. The cues and their groups are chosen by hand; the weights are fitted by `scripts/tune-cues.ts` and rounded to a tenth. */
export const TABLE: ReadonlyArray<Group> = [
  {
    name: "Place in the article",
    source:
      "Stab & Gurevych 2017 (structural features); Burstein, Marcu & Knight 2003 (thesis and conclusion statements by position)",
    cues: [
      ["@headline", { none: 1.3, thesis: 1.2, claim: -0.5, example: -0.6 }],
      ["@headline of up to 4 words", { none: 0.5 }],
      ["@heading", { none: 0.9, thesis: -1, claim: 0.1, example: -0.2, testimony: 0.2 }],
      ["@list item", { example: 0.4, stays: 0.7, testimony: -0.5, case: 0.3 }],
      ["@first paragraph", { none: 0.3, thesis: 0.4, example: -0.2, counter: 0.4, case: -0.1 }],
      ["@second paragraph", { none: 0.1, thesis: 0.3 }],
      [
        "@first tenth",
        { none: 0.7, thesis: 0.5, conclusion: -0.5, joins: 0.2, counter: 0.7, testimony: 0.1, case: -0.2 }
      ],
      ["@first quarter", { none: 0.4, thesis: 0.2, conclusion: -0.5, case: -0.1 }],
      ["@last quarter", { thesis: -0.2, claim: 0.1, conclusion: 0.7 }],
      ["@last tenth", { none: 0.1, thesis: -0.8, example: -0.1, conclusion: 1.2, fact: -0.1 }],
      ["@last paragraph but one", { joins: -0.1, case: 0.2 }],
      ["@last paragraph", { none: 0.4, conclusion: 0.1, stays: -0.2, analogy: 0.3 }],
      ["@last sentence", { none: 0.7, claim: -0.6, example: -0.4, conclusion: 1.1, analogy: 0.6 }],
      ["@in the closing section", { none: 0.2, example: -0.1, conclusion: 0.4, stays: -0.2, analogy: 0.1 }],
      ["@the article is short", { claim: -0.1, case: 0.1 }],
      [
        "@the article tells much",
        {
          example: -0.1,
          joins: -0.3,
          fact: 0.4,
          statistic: 0.1,
          testimony: 0.1,
          anecdote: -0.1,
          case: -0.1,
          analogy: -0.4
        }
      ],
      ["@the article tells little", { example: 0.2, stays: 0.2, fact: -0.2, case: 0.1, analogy: 0.3 }]
    ]
  },
  {
    name: "Place in the paragraph and section",
    source: "Stab & Gurevych 2017; Hearst 1997 (TextTiling)",
    cues: [
      ["@opens a paragraph", { claim: 0.1, example: -0.1, stays: 0.2, joins: -0.2, counter: 0.3 }],
      ["@closes a paragraph", { claim: 0.1, stays: 0.1, counter: -0.2 }],
      ["@paragraph of its own", { claim: 0.1, example: 0.2, stays: 0.7, statistic: -0.3, testimony: 0.2, case: 0.1 }],
      ["@opens a section", { claim: 0.4, stays: 0.4 }]
    ]
  },
  {
    name: "Shape of the sentence",
    source: "Palau & Moens 2009 (length and punctuation as features)",
    cues: [
      ["@up to 4 words", { none: 0.9, claim: -0.2, stays: 0.2, joins: 1 }],
      ["@5 to 9 words", { none: 0.2, stays: 0.2, joins: 0.6 }],
      ["@30 words or more", { none: -0.2, stays: -0.2, joins: -0.2 }],
      ["@a question", { none: 1.7, thesis: -0.1, testimony: -0.1, case: 0.1, analogy: 0.4 }],
      [
        "@ends in a colon",
        { none: 1.2, claim: -0.6, example: 0.2, conclusion: -0.2, stays: -0.3, joins: -0.1, testimony: 0.3 }
      ],
      [
        "@without a full stop",
        { none: 0.1, example: 0.1, conclusion: -0.8, stays: 0.5, joins: 1.3, testimony: 0.4, case: 0.5, analogy: -0.1 }
      ],
      ["@begins inside a quotation", { example: 0.5, stays: 1.9, joins: 1.6, counter: 1, testimony: 0.8 }],
      ["@all in quotation marks", { example: 0.5, stays: 0.6, joins: 0.3, counter: 1.2 }],
      ["@2 or 3 names", { case: 0.3 }],
      ["@4 names or more", { none: 0.3, example: 0.1, joins: -0.3, case: 0.3 }],
      ["@2 numbers or more", { claim: -0.1, example: 0.2, statistic: 0.8 }],
      ["! $", { example: 0.1, joins: 0.1, analogy: 0.3 }],
      ["(", { stays: 0.2 }],
      ["—", { none: -0.1, fact: -0.1 }],
      [":", { stays: -0.2, testimony: 0.3 }]
    ]
  },
  {
    name: "What stands beside it",
    source:
      "Hearst 1997 and Grosz, Joshi & Weinstein 1995 (cohesion); Burstein et al. 2003 (the thesis echoes the title)",
    cues: [
      ["@echoes the headline", { thesis: 0.7, claim: -0.2, example: -0.7, conclusion: 0.3, stays: -0.3, joins: -0.1 }],
      ["@shares words with the sentence before", { stays: 0.2 }],
      ["@after a question", { none: -0.7, stays: 0.2, joins: 0.5, counter: 0.1, analogy: 0.1 }],
      ["@after a colon", { none: -0.2, example: 1.2, stays: 0.2, joins: 1.7, counter: 0.4, testimony: 1.3 }],
      [
        "@before a contrast",
        {
          thesis: -0.1,
          claim: 0.1,
          example: 0.1,
          conclusion: -0.2,
          stays: 0.1,
          counter: 1.6,
          testimony: -0.2,
          case: 0.1
        }
      ]
    ]
  },
  {
    name: "Headlines that assert",
    source: "GUIDELINES.md, thesis: a headline is a thesis only when it is a proposition; Dor 2003 (headlines)",
    headline: true,
    cues: [
      [
        "is/are/was/were/isn't/aren't/be/being | it's/that's/here's/there's/they're/we're/you're",
        { none: -0.6, thesis: 1.8, anecdote: 0.2 }
      ],
      [
        "should/must/need/needs/ought/can/can't/cannot/could/will/won't/would/shouldn't/may | has/have to",
        { none: -0.3, thesis: 1.2 }
      ],
      ["don't/doesn't/didn't/not/no/never/nobody/nothing/against/without/stop", { thesis: 0.7 }],
      ["^ why/because | ^ #name why | why we/you/i/the", { thesis: 0.1 }],
      ["^ how/what/when/who/where/which/whither | ^ on", { none: 1.4, thesis: -0.2 }],
      ["? $", { none: 1.4 }],
      ["^ the/a/an", { none: 1.3 }],
      [
        "^ make/let/stop/give/keep/use/put/end/save/build/learn/stop/fix/open/close/write/get/start/take/leave/treat/beware/choose | ^ it's time | time to/for",
        { thesis: 1 }
      ],
      [
        "better/worse/best/worst/wrong/right/good/bad/bullshit/silly/myth/harmful/broken/fail/fails/failed/failure/dead/problem/matters/matter/real/hurt/hurts/threat/danger | makes/make/kills/kill/works/work",
        { thesis: 0.6 }
      ],
      ["my/i/i'm/me", { anecdote: 0.2 }],
      ["your/you/we/our/us", { thesis: 0.4 }],
      [
        "vs/review/notes/update/part/introducing/interview/thoughts/lessons/announcing | #number/#year",
        { none: 0.5, statistic: 0.2 }
      ],
      [":", { thesis: 0.3 }]
    ]
  },
  {
    name: "Result and summary markers",
    source:
      "Knott & Dale 1994; PDTB 3.0 Contingency.Cause.Result and Expansion.Level-of-detail; Stab & Gurevych 2017 (claim and conclusion indicators)",
    cues: [
      ["^ so", { none: 0.6, claim: -0.3, example: -0.3, conclusion: 1.7, stays: -0.3, anecdote: 0.3 }],
      [
        "^ thus/hence/therefore/accordingly/consequently/ergo",
        { claim: -0.1, conclusion: 1.3, stays: -0.1, case: 0.5 }
      ],
      ["^ as a result/consequence | ^ for this/these/that/all reason/reasons/these", { conclusion: 0.3 }],
      ["therefore/thus/hence/consequently", { example: -0.1, conclusion: 1.2, stays: -0.3 }],
      ["^ this/that/which is/was why | ^ that's why | is/are why", { claim: -0.9, conclusion: 2.1, stays: -0.6 }],
      [
        "^ in short/sum/conclusion/summary/closing/brief/essence | ^ to sum/conclude/summarize/summarise | ^ overall/altogether/finally/ultimately/clearly | in conclusion | conclude/concluded",
        { example: -0.1, conclusion: 0.9 }
      ],
      [
        "in the end | at the end of the day | in the long run/term | when all is said",
        { example: -0.1, conclusion: 0.3 }
      ],
      [
        "bottom line | ^ the lesson/moral/point/upshot/answer/solution/message/takeaway/truth | my point is | the point is | what matters is",
        { claim: -0.2, example: -0.7, conclusion: 1.4, stays: -0.2 }
      ],
      [
        "^ it follows | follows that | means that | which means | this means | shows/suggests/proves/demonstrates/indicates/implies that | it is clear | it's clear",
        { claim: -0.1, stays: -0.1 }
      ],
      ["^ and so | , so we/it/the/you/they | so let's | so , | , then , | ^ then", { none: 0.1, claim: -0.3 }],
      ["^ until/unless", { example: -0.3 }]
    ]
  },
  {
    name: "Recommendation and call to action",
    source: "Palmer 2001 (deontic modality); Biber 1988 (necessity modals); GUIDELINES.md, conclusion",
    cues: [
      ["should/shouldn't/ought", { none: -0.3, example: -0.6, conclusion: 0.2, fact: -0.4 }],
      ["must", { none: -0.4, thesis: 0.1, example: -0.3, conclusion: 0.2, case: 0.1 }],
      ["we/you/they/#name should/must", { thesis: 0.2, example: -0.1, conclusion: 0.2, testimony: 0.2 }],
      [
        "we/our/us must/should | let us | let's | we need/can/have | we need to | we have to",
        { example: -0.1, conclusion: 0.5 }
      ],
      ["need/needs", { none: -0.3, example: -0.4, fact: -0.3 }],
      ["have/has to", { claim: 0.1 }],
      [
        "it's/is time to/for/we/that | high time | now is the time | the time has come | time to",
        { example: -0.3, conclusion: 0.4, stays: -0.4 }
      ],
      [
        "^ please/remember/stop/start/don't/let/join/ask/demand/keep/make/stand/try/give/go/do/never/always/just",
        { none: -0.1, conclusion: 0.4, stays: 0.1, fact: -0.1, analogy: 0.1 }
      ],
      [
        "i hope/urge/call/wish/encourage/propose/recommend/suggest/ask | hope/hopefully | call on/for",
        { thesis: 0.3, claim: -0.1, example: -0.5, conclusion: 0.5, stays: 0.1 }
      ],
      [
        "next time | from now on | going forward | in the future | future/tomorrow | the next generation/step/time | years to come | together | continue to",
        { example: -0.2, conclusion: 0.2, stays: 0.1 }
      ]
    ]
  },
  {
    name: "Prediction",
    source: "Biber 1988 (prediction modals); Palmer 2001",
    cues: [
      ["will/won't/shall/i'll/you'll/he'll/she'll", { example: -0.3, stays: 0.1 }],
      ["will be | will have to | it'll/they'll/we'll/you'll", { none: -0.2 }],
      ["would/wouldn't/i'd/you'd/they'd/he'd", { claim: 0.2, fact: -0.1, anecdote: 0.1, analogy: 0.7 }],
      ["going to", { claim: -0.1, stays: 0.1 }],
      ["if", { none: -0.1, claim: 0.1, stays: -0.1, statistic: -0.1, analogy: 0.8 }],
      ["^ if", { example: -0.2, analogy: 0.8 }]
    ]
  },
  {
    name: "Possibility and hedges",
    source: "Hyland 2005 (hedges); Palmer 2001 (epistemic modality)",
    cues: [
      ["may/might", { claim: 0.2, fact: -0.1, analogy: 0.6 }],
      ["could/couldn't", { none: -0.1, claim: 0.1, fact: -0.1 }],
      ["cannot/can't", { none: -0.1, claim: 0.1 }],
      ["perhaps/maybe/possibly/probably/likely/unlikely/presumably", { claim: 0.2, stays: -0.1, analogy: 0.2 }],
      ["seem/seems/seemed/appear/appears/tend/tends/sounds | tend to", { claim: 0.3, stays: -0.1 }],
      [
        "often/usually/generally/typically/sometimes/rarely/mostly/largely/frequently | in general | in practice/theory/principle",
        { claim: 0.2, anecdote: 0.1 }
      ]
    ]
  },
  {
    name: "Boosters",
    source: "Hyland 2005 (boosters)",
    cues: [
      [
        "of course/certainly/obviously/surely/indeed/undoubtedly/clearly/definitely/truly/really/simply/absolutely/actually | of course | no doubt",
        { claim: 0.3, counter: 0.1, testimony: -0.1 }
      ],
      [
        "always/never/all/every/everyone/everything/nothing/nobody/any/none/anything/anyone",
        { none: -0.4, claim: 0.1 }
      ],
      ["very/too/so/much/far/quite", { claim: 0.1, case: 0.2 }],
      ["even/only/just/simply", { none: -0.2, claim: 0.1 }],
      ["most/least/best/worst", { none: -0.1 }],
      ["the fact/truth/reality is | in fact | the truth/reality/fact | as a matter of fact", { none: -0.2 }]
    ]
  },
  {
    name: "The author speaks",
    source: "Hyland 2005 (self mention, attitude); Biber 1988 (private verbs)",
    cues: [
      [
        "i think/believe/feel/find/suspect/agree/disagree/argue/contend/doubt/say/submit | i'd/i would argue/say | i don't think/believe | i'm convinced/sure | it seems to me",
        { none: -0.6, thesis: 0.5, example: -0.8, stays: -0.2 }
      ],
      [
        "in my view/opinion/mind/judgment | my view/opinion/argument/point/claim/position/contention/belief | to my mind | i for one",
        { example: -0.3, stays: -0.4 }
      ],
      ["our/ourselves", { none: -0.1, example: -0.3, conclusion: 0.3 }],
      [
        "you/you're/you've/you'll",
        { claim: -0.1, stays: 0.1, statistic: -0.2, testimony: -0.2, case: 0.1, analogy: 0.1 }
      ],
      ["your/yourself", { conclusion: 0.1, stays: 0.2, analogy: 0.2 }],
      ["^ we", { stays: 0.2, anecdote: 0.2 }],
      ["^ you", { none: 0.1, example: -0.1, stays: 0.1, joins: 0.3, analogy: 0.5 }]
    ]
  },
  {
    name: "Judging words",
    source: "Martin & White 2005 (appraisal); Wiebe, Wilson & Cardie 2005 (subjectivity)",
    cues: [
      [
        "good/bad/better/worse/best/worst/great/terrible/excellent/awful/poor",
        { none: -0.3, claim: 0.1, example: -0.1, fact: -0.2 }
      ],
      [
        "important/critical/crucial/essential/vital/key/necessary/useful/valuable/significant/fundamental/powerful/effective",
        { none: -0.2, thesis: 0.1, example: -0.3, stays: -0.1 }
      ],
      [
        "wrong/right/true/false/fair/unfair/just/unjust/moral/immoral/legitimate/dangerous/harmful/irresponsible/foolish/absurd/ridiculous/silly/stupid/crazy/ludicrous",
        { none: -0.2, thesis: 0.2, fact: -0.3 }
      ],
      ["easy/easier/hard/harder/difficult/possible/impossible/simple/complex", { claim: 0.3 }],
      [
        "problem/problems/danger/risk/threat/failure/mistake/crisis/shame/tragedy/harm",
        { none: -0.1, thesis: 0.3, claim: 0.1, example: -0.2 }
      ]
    ]
  },
  {
    name: "Generic statement",
    source:
      "Krifka et al. 1995 (genericity); Biber 1988 (present tense); Park & Cardie 2014 (unverifiable propositions)",
    cues: [
      ["is", { none: -0.2, thesis: 0.1, claim: 0.1, example: -0.3, joins: -0.2, analogy: 0.4 }],
      ["are", { claim: 0.3, stays: -0.1, fact: 0.1, case: -0.1 }],
      ["it's/that's/they're/we're/you're/there's/he's/what's", { none: -0.1, example: -0.3, fact: -0.3, analogy: 0.5 }],
      ["that", { none: -0.1, claim: 0.1, counter: 0.1, fact: -0.1, testimony: 0.2 }],
      ["be", { none: -0.2, example: -0.3, analogy: 0.2 }],
      ["there is/are/is/isn't/aren't | there's", { stays: -0.2, fact: 0.2 }],
      ["people/humans/humanity/society/individuals/citizens/users/consumers", { claim: 0.2, testimony: 0.1 }],
      ["everyone/nobody/one/anyone/someone", { fact: -0.1, analogy: 0.2 }],
      ["many/most/some/few people | many/most/some of", { claim: 0.1 }],
      ["does/do/don't/doesn't | do/does not", { example: -0.1, analogy: 0.3 }],
      [
        "means/makes/requires/allows/creates/leads/helps/depends/becomes/matters/enables/provides/serves",
        { claim: 0.3, example: -0.1, testimony: 0.3 }
      ],
      ["is that | is to | is about | is in | is what", { claim: 0.1, stays: -0.1 }],
      ["not only/just/because/the | rather than | instead of | , not", { none: -0.1, thesis: 0.1, example: -0.1 }],
      [
        "not/isn't/aren't/don't/doesn't/can't/cannot/won't/wouldn't/shouldn't",
        { none: -0.3, claim: 0.1, example: -0.2, statistic: -0.1, analogy: 0.1 }
      ],
      ["no/without/nor/neither", { none: -0.5, claim: 0.1, fact: 0.2, statistic: -0.1 }],
      ["^ it | ^ it's | ^ it is", { none: -0.2 }],
      ["more/less", { claim: 0.2, joins: -0.1 }],
      ["than", { none: -0.3, statistic: 0.4, case: -0.1 }]
    ]
  },
  {
    name: "Reason markers",
    source: "PDTB 3.0 Contingency.Cause.Reason; Stab & Gurevych 2017 (premise indicators); Knott & Dale 1994",
    cues: [
      ["because/since | because of | ^ because", { claim: 0.2, stays: 0.1, joins: -0.1 }],
      ["after all", { claim: 0.9, stays: -0.1, case: -0.1 }],
      ["that's/is because | this is because | the reason/cause is | ^ for it", { claim: 0.3, example: -0.2 }]
    ]
  },
  {
    name: "Contrast and concession",
    source: "PDTB 3.0 Comparison.Contrast and .Concession; Knott & Dale 1994",
    cues: [
      ["however", { thesis: 0.3, example: -0.2, joins: -0.3 }],
      ["^ however ,", { none: -0.1, thesis: 0.4, claim: 0.4, example: -0.4, joins: -0.1 }],
      [
        "^ but/yet",
        { thesis: 0.1, example: -0.6, stays: -0.1, joins: -0.3, counter: -0.2, testimony: -0.1, anecdote: 0.1 }
      ],
      ["^ while/although/though/whereas/despite/unlike | ^ in spite | ^ even if/though", { claim: 0.4, example: -0.1 }],
      [
        "on the other hand | by contrast | in contrast | on the contrary | conversely/contrarily | ^ worse/unfortunately/sadly",
        { none: -0.1, claim: 0.3 }
      ],
      ["^ instead | instead | rather", { stays: 0.1 }]
    ]
  },
  {
    name: "The other side",
    source: "Peldszus & Stede 2015 (attack); Hyland 2005 (attributions in concession); Walton 2008 (opposing views)",
    cues: [
      [
        "^ some | some/many/most people/others/critics/observers/experts/americans/conservatives/liberals/commentators/folks say/argue/claim/believe/think/suggest/insist/might/may/will/would/have/see/complain/worry",
        { counter: 1.2, case: 0.5 }
      ],
      [
        "critics/skeptics/sceptics/opponents/detractors/proponents/advocates/defenders/supporters/apologists/naysayers/cynics | the critics",
        { claim: 0.2, example: -0.4, counter: 0.9, testimony: 0.1 }
      ],
      [
        "you/one/someone/some/others/they/people/critics might/may/could/will/would say/argue/think/object/ask/claim/counter/wonder/reply/respond | you say | they/people say/argue/claim/think/believe/insist/tell | it is/was/has often/sometimes/been/frequently said/argued/claimed/thought",
        { example: -0.5, counter: 1.6 }
      ],
      [
        "to be sure/fair | admittedly/granted/true | ^ true | ^ sure | ^ yes , | ^ of course | i know/understand/realize/realise | it is true | it's true | ^ certainly | ^ no doubt | ^ surely",
        { none: -0.1, claim: 0.3, counter: 0.3, case: 0.1 }
      ],
      [
        "the argument/claim/idea/notion/objection/assumption/theory/myth/belief/view that/is/goes/against/of | a common/popular/frequent argument/objection/complaint/criticism/response/misconception/belief/claim | conventional wisdom | so-called/supposedly/allegedly/ostensibly | counterargument/objection/objections/excuse/excuses | argument is",
        { counter: 0.7, case: 0.2 }
      ],
      [
        "it is/was/has often/sometimes/been/frequently/commonly said/argued/claimed/suggested/assumed | we/we've are/were/been told | claim/claims/claimed/argue/argues/argued/insist/insists/allege/contend/assert/asserts that",
        { claim: 0.1, counter: 1.3, testimony: 0.7 }
      ]
    ]
  },
  {
    name: "Example markers",
    source: "Knott & Dale 1994; PDTB 3.0 Expansion.Instantiation; Stab & Gurevych 2017",
    cues: [
      [
        "for example/instance | ^ for example/instance | e g",
        { none: 0.1, claim: -0.2, example: 1.3, stays: -0.9, case: 0.8, analogy: 0.5 }
      ],
      ["such as | including/like #name | , like", { example: 0.1, joins: -0.1, testimony: -0.1, case: 0.2 }],
      [
        "^ take/consider/witness/look/see/recall/think | ^ take/consider/imagine/look at/the/for/of | ^ just look/think/consider/ask",
        { example: 0.6, stays: -0.3, case: 1.2 }
      ],
      [
        "an/another/one/good/prime/recent/perfect/classic example | example of | examples of/include | an illustration | case in point | in the case of | a case | case study",
        { claim: -0.3, example: 0.7, stays: -0.5, joins: -0.1, fact: -0.1, case: 1.3 }
      ],
      ["^ one/another | in one case/instance/study | ^ in/at one", { example: 0.2, case: 0.3 }],
      ["in particular/specifically/notably/especially | to illustrate | illustrates", { case: 0.4 }],
      ["( ^", { none: 0.9, claim: -0.2, example: 0.2, conclusion: -0.1, stays: -0.3, testimony: 0.4 }]
    ]
  },
  {
    name: "Hypotheticals and likenesses",
    source: "Walton, Reed & Macagno 2008 (argument from analogy); Lakoff & Johnson 1980",
    cues: [
      [
        "imagine/suppose/picture/assume/pretend | let's say | say you/we/i/that | what if",
        { claim: -0.1, example: 0.3, counter: 0.1, analogy: 1.4 }
      ],
      [
        "as if | as though | is/are/was/just/much/a bit/rather like a/an/the | think of | akin to | the equivalent of | analogy/metaphor/analogous/analogies | just as | reminds | same way | equivalent | compare/compared",
        { example: 0.1, fact: -0.1, analogy: 0.9 }
      ],
      ["^ if you | ^ if a | ^ if i | would you | you'd | you would/might/could", { example: 0.5 }],
      ["^ suppose/imagine/say/picture | ^ think of", { claim: -0.3, example: 1.3, stays: -0.2, analogy: 2.1 }],
      [
        "^ would/could/is/do/does/did/are/has/have/should/can/will",
        { none: 0.2, conclusion: -0.1, stays: 0.1, joins: 0.3, analogy: 0.4 }
      ]
    ]
  },
  {
    name: "Numbers",
    source: "Al-Khatib et al. 2016 (statistics as evidence); Rinott et al. 2015",
    cues: [
      ["#number", { none: 0.3, claim: -0.1, example: 0.5, joins: -0.1, statistic: 1.4 }],
      [
        "#percent | #number percent/per | percent/percentage",
        { claim: -0.1, example: 0.7, stays: -0.3, joins: -0.1, statistic: 1.5 }
      ],
      [
        "#money | #money million/billion/trillion | million/billion/trillion/thousands/thousand/hundreds/dozens",
        { example: 0.6, stays: -0.1, fact: -0.1, statistic: 1 }
      ],
      [
        "#number of | percent of | half/third/quarter/majority of | one/two/three/four in/out | nearly/almost/about/over/roughly/approximately/around/only #number/half | more/less/fewer/higher/lower/greater than #number",
        { example: 0.6, statistic: 1.2 }
      ],
      [
        "average/median/rate/rates/ratio/total/annual/annually/per/times/doubled/tripled/increase/increased/decrease/decreased/rose/fell/grew/dropped/declined",
        { example: 0.2, statistic: 0.8 }
      ],
      [
        "two/three/four/five/six/seven/eight/nine/ten/dozen",
        { none: 0.2, claim: -0.3, example: 0.1, stays: -0.1, fact: -0.2, testimony: -0.1, case: 0.1 }
      ]
    ]
  },
  {
    name: "Studies and sources",
    source: "Rinott et al. 2015 (study, expert evidence); Chafe 1986 (evidentiality)",
    cues: [
      [
        "according to",
        { claim: -0.3, example: 0.6, stays: -0.2, counter: 0.1, fact: -0.4, statistic: 0.6, testimony: 0.2 }
      ],
      [
        "study/studies/survey/surveys/poll/polls/research/researchers/data/statistics/report/reports/census/analysis | found/finds/shows/showed/reported/reports that | evidence",
        { none: 0.1, statistic: 0.7, testimony: 0.1, anecdote: -0.1 }
      ],
      [
        "university/institute/professor/journal/economist/scientists/scientist/dr/commission/committee/agency",
        { example: 0.1, fact: -0.3, case: 0.1 }
      ],
      [
        "court/act/law/bill/amendment/constitution/congress/senate/parliament/treaty",
        { claim: 0.2, stays: -0.1, fact: 0.4, statistic: -0.3 }
      ],
      ["#url", { none: 0.1, claim: -0.4 }]
    ]
  },
  {
    name: "Quotation and reporting verbs",
    source: "Thompson & Ye 1991 (reporting verbs); Chafe 1986; Pareti 2015 (attribution)",
    cues: [
      ['"', { example: 0.1, counter: 0.1, statistic: -0.1, testimony: 0.6 }],
      ['" ^ | " #name', { example: 0.2, counter: 0.5, fact: -0.4 }],
      ['" $', { example: 0.6, counter: 1, fact: -0.2, testimony: 1.1 }],
      ["said/says/told/tells/wrote/writes", { example: 0.7, counter: 0.3, fact: -0.1, testimony: 1.2 }],
      [
        "asked/asks/explained/explains/noted/notes/added/replied/responded/announced/declared/quoted/called/tweeted/stated",
        { none: 0.1, claim: -0.1, example: 0.3, testimony: 0.1 }
      ],
      [
        "argued/argues/claimed/claims/believes/thinks/warned/warns/suggested/suggests/admitted/acknowledged/insisted/insists/observed/observes/concluded/concludes",
        { example: 0.1, counter: 0.7, fact: -0.2, testimony: 1.3 }
      ],
      [
        "he/she/who/#name said/says/wrote/writes/told/argued/argues/explains/explained/asked/puts/put/notes/noted | in his/her words | as #name",
        { counter: 0.1, testimony: 0.8 }
      ],
      [
        'said/says/wrote/writes/asked/argued : | , " | : " | said/says/writes/wrote/asked ,',
        { example: 0.3, counter: 0.3, testimony: 0.7 }
      ]
    ]
  },
  {
    name: "Names, dates and places",
    source: "Rinott et al. 2015 (named sources); Biber 1988 (elaborated reference)",
    cues: [
      ["#name", { thesis: -0.1, example: 0.3, stays: -0.1, joins: -0.3, case: 0.1, analogy: -0.2 }],
      ["#name of/and/for/& #name", { example: 0.3, joins: -0.2 }],
      ["the #name", { stays: -0.1, fact: 0.2 }],
      ["^ #name | ^ the #name", { example: 0.1 }],
      ["#name #name", { none: 0.2, example: 0.3, stays: -0.1, joins: -0.1, testimony: 0.2, case: 0.1 }],
      ["#year", { claim: -0.1, example: 0.3, stays: -0.1, joins: -0.4 }],
      ["in #year | ^ in #year | since #year | #year ,", { example: 0.2, stays: -0.2, testimony: -0.2 }],
      ["in/at/from/on #name | , #name , | ( #name", { example: 0.2, conclusion: -0.1, fact: 0.1, case: 0.4 }],
      [
        "january/february/march/april/june/july/august/september/october/november/december/monday/tuesday/wednesday/thursday/friday/saturday/sunday | last/this week/month/year | yesterday/today/recently/ago/earlier | a few/couple years/weeks/months/days",
        { none: 0.1, claim: -0.2, case: 0.1 }
      ],
      ["like #name | than #name", { none: -0.1, stays: -0.1, case: 0.1 }],
      ["^ in/during/after/before/when/at/on/by/from/since | ^ in the/a", { example: 0.2, case: 0.1 }],
      ["president/senator/minister/mayor/governor/secretary/ceo/founder/director/officer/mr/ms/mrs", { testimony: 0.2 }]
    ]
  },
  {
    name: "Story in the past",
    source: "Biber 1988 (dimension 1 and 2: narrative); Park & Cardie 2014 (experiential evidence)",
    cues: [
      [
        "was/were/had/did/went/came/took/got/made/knew/saw/gave/began/became/left/found/thought/felt/told/put/ran/kept/held/brought/met/heard/won/lost/spent/built/died/stood/sat/sent/paid/bought/grew | wasn't/weren't/hadn't/didn't",
        { example: 0.3, conclusion: -0.1 }
      ],
      ["was/wasn't", { example: 0.1, counter: 0.1, anecdote: 0.3 }],
      ["were/weren't", { example: 0.1, testimony: -0.3 }],
      ["had/hadn't", { example: 0.1, testimony: -0.2, anecdote: 0.6 }],
      ["did/didn't", { example: 0.2, case: 0.2 }],
      ["#past", { thesis: -0.1, example: 0.2, conclusion: -0.1 }],
      ["had #past/been/to/a/no | was #past/a/the | were #past", { example: 0.2, testimony: -0.1, case: 0.2 }],
      [
        "he/she/him/his/her/himself/herself",
        { example: 0.1, joins: 0.1, fact: -0.2, statistic: -0.3, testimony: 0.2, case: 0.2 }
      ],
      ["^ he/she", { claim: -0.2, example: 0.1, stays: 0.6, joins: 0.3, counter: 0.4 }],
      ["they/them/their", { claim: 0.1, example: 0.1, stays: 0.1, case: 0.2 }],
      [
        "when/after/before/while/until/then/once/later/eventually/suddenly",
        { example: 0.1, statistic: -0.5, testimony: -0.2 }
      ],
      [
        "day/night/morning/week/month/year/years/months/days/hours/minutes",
        { none: 0.1, example: 0.2, testimony: -0.1, anecdote: 0.1 }
      ]
    ]
  },
  {
    name: "Story of one's own",
    source: "Park & Cardie 2014 (experiential evidence); Biber 1988 (first person)",
    cues: [
      ["i/i'm/i've/i'd/i'll", { none: 0.4, claim: -0.2, example: 0.1, fact: -0.1, statistic: -0.2, anecdote: 2.1 }],
      ["my/me/myself/mine", { none: 0.2, claim: -0.2, example: 0.2, anecdote: 1.7 }],
      [
        "i was/had/went/got/saw/remember/asked/found/started/used/worked/wrote/did/came/took/met/heard/knew/spent/could/tried/learned/decided/thought/wanted/felt/looked/realized/noticed/read/said/told",
        { none: 0.1, claim: -0.4, example: 0.1, joins: 0.1, anecdote: 1.1 }
      ],
      ["^ i", { conclusion: -0.1, anecdote: 0.7 }],
      ["i've/i'd/i'm/i have | i am", { none: 0.1, anecdote: 0.2 }],
      ["^ my/when/once/recently/yesterday | when i | ^ when i | ^ one day", { example: 0.1, anecdote: 0.4 }],
      [
        "friend/friends/father/mother/son/daughter/wife/husband/kids/parents/family/dad/mom/brother/sister/colleague/neighbor/neighbour/grandmother/grandfather",
        { example: 0.4, anecdote: 0.2, case: 0.2 }
      ],
      ["we were/had/went/did/got/found/used/built/made/started", { claim: -0.1, example: 0.6, anecdote: 1.3 }]
    ]
  },
  {
    name: "Restatement",
    source: "PDTB 3.0 Expansion.Equivalence; Knott & Dale 1994",
    cues: [
      [
        "^ in other words | in other words | put another/differently way | put differently | that is to say | i mean | ^ that is , | ^ namely | i e",
        { example: -0.3, joins: 0.4, testimony: 0.1, anecdote: -0.1 }
      ],
      ["^ indeed | ^ in fact | ^ in particular", { claim: 0.4, fact: 0.6 }],
      [
        "^ it/they/he/she/these/those/this/that/it's/they're/that's/such/there",
        { claim: 0.1, stays: 0.2, joins: 0.5, testimony: -0.1 }
      ],
      ["^ or/nor/and | ^ not", { stays: 0.5 }],
      ["^ instead/rather/otherwise | ^ just/simply/only", { stays: 0.3, joins: 0.2 }],
      ["^ this | ^ these | ^ those", { example: -0.2, stays: -0.1 }]
    ]
  },
  {
    name: "New point",
    source: "PDTB 3.0 Expansion.Conjunction; Knott & Dale 1994 (sequence)",
    cues: [
      [
        "^ also/furthermore/moreover/additionally/besides/further/plus/likewise/similarly | ^ in addition | ^ what's more | also",
        { claim: 0.2, stays: 0.2, joins: -0.5 }
      ],
      [
        "^ first/firstly/second/secondly/third/thirdly/next/another/finally/lastly/fourth | ^ the first/second/third/other/last | second/third ,",
        { claim: 0.2, conclusion: -0.2, joins: -0.4 }
      ],
      ["^ #number", { none: 0.8, statistic: 0.3 }],
      [
        "^ another | another reason/problem/issue/way | one/first reason/problem | reason/reasons",
        { example: -0.3, analogy: 0.3 }
      ]
    ]
  },
  {
    name: "Signposts",
    source: "Hyland 2005 (frame markers, endophoric markers)",
    cues: [
      [
        "this article/post/essay/series/piece/column/page/blog/paper/chapter/section | in this/my last/previous/next/first post/article/section",
        { none: 0.7, claim: -0.3, stays: -0.1 }
      ],
      ["i'll/i will/i want to/i'd like to/i wanted to | let me | i am going to | we'll | i'm going to", { none: 1.1 }],
      [
        "let's look/see/take/start/consider/begin | ^ let's | look at | ^ here is/are | ^ here's | here are",
        { none: 1.2, claim: -0.4, stays: -0.2, case: 0.5 }
      ],
      [
        "there are two/three/four/several/some/a/many | a few/couple of/things/reasons | the following | following | as follows | below/above",
        { none: 0.9 }
      ],
      [
        "^ to understand | the question/questions is/of/are | question/questions | ^ let me",
        { none: 0.4, example: -0.2, fact: 0.1, case: 0.1 }
      ],
      [
        "what/how/why | ^ what/how/why/who/where/which",
        { none: 0.3, example: -0.1, fact: -0.4, statistic: -0.1, case: 0.2 }
      ],
      ["^ so what/how/why | what about", { none: 0.7, claim: -0.1, analogy: 0.9 }],
      [
        "discuss/discussed/discussion/explain/explore/examine/describe/introduce/mentioned | talk about | mean by | defined as | refers to | definition/define | called/known as | is a",
        { none: 0.4, fact: -0.1 }
      ],
      [
        "update/edit/note/disclaimer/originally/via/ps/tl | ^ note/update/disclaimer/ps/edit/tl | comment/comments/email/feedback/twitter/subscribe/newsletter",
        { none: 0.3, example: 0.2, conclusion: -0.5, stays: 0.1 }
      ],
      ["thank/thanks/grateful/welcome/congratulations/sorry/hi/hello/dear | thanks to", { none: 0.4, stays: 0.2 }],
      ["( ^ | ) $", { none: 0.3, stays: 0.1, analogy: -0.1 }],
      [
        "book/article/column/essay/paper/post/read/blog/author",
        { none: 0.7, claim: -0.1, example: 0.2, conclusion: -0.3, testimony: 0.4 }
      ]
    ]
  },
  {
    name: "Leftovers of a page",
    source: "GUIDELINES.md, none: bylines, dates, captions, advertisements, links, sign-offs",
    cues: [
      [
        "copyright/reprinted/permission | all rights | find out more | to find out | read more | click here | more about | visit the/our/my | check out | web page | sign up | share this | follow me/us | posted by/on/in | written by",
        { none: 0.5, testimony: -0.2, case: 0.3 }
      ],
      [
        "is a professor/columnist/author/writer/fellow/senior/member/director/staff | is the author/editor/founder | can be reached",
        { none: 0.4 }
      ],
      ["#name $", { none: 0.2, claim: -0.1, case: 0.1 }]
    ]
  }
]
