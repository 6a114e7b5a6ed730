import { assert, describe, it } from "@effect/vitest"
import { looksEnglish } from "./language.ts"

const TEXTS = {
  German:
    "Die Fähre sollte kostenlos sein, denn sie ist die einzige Verbindung zum Festland, und wer dort arbeitet, zahlt heute mehr als jeder andere für den Weg zur Arbeit. Das ist weder gerecht noch klug, und es hat mit dem Wetter nichts zu tun.",
  French:
    "Le bac devrait être gratuit, car il est le seul lien avec la terre ferme, et ceux qui y travaillent paient aujourd’hui plus que tous les autres pour aller au travail. Ce n’est ni juste ni sage, et cela n’a rien à voir avec le temps.",
  Dutch:
    "De veerboot zou gratis moeten zijn, want hij is de enige verbinding met het vasteland, en wie daar werkt betaalt vandaag meer dan ieder ander voor de weg naar het werk. Dat is niet eerlijk en niet verstandig, en het heeft niets met het weer te maken.",
  Russian:
    "Паром должен быть бесплатным, потому что это единственная связь с материком, и те, кто там работает, сегодня платят за дорогу на работу больше всех остальных. Это несправедливо и неразумно, и погода тут совсем ни при чём, как бы нам ни говорили обратное."
}
const ENGLISH =
  "Ferries should be free, for they are the only road to the mainland, and whoever works there pays more today than anybody else for the way to work. That is neither fair nor wise, and it has nothing to do with the weather."

describe("looksEnglish", () => {
  it("is true of English, of its capitals and of scanned English", () => {
    assert.isTrue(looksEnglish(ENGLISH))
    assert.isTrue(looksEnglish(ENGLISH.toUpperCase()))
    assert.isTrue(looksEnglish(ENGLISH.replaceAll("rn", "m").replaceAll("l", "1")))
  })

  it("is true where there is too little to tell", () => {
    assert.isTrue(looksEnglish(""))
    assert.isTrue(looksEnglish("Die Fähre sollte kostenlos sein."))
  })

  for (const [language, text] of Object.entries(TEXTS)) {
    it(`is false of ${language}`, () => assert.isFalse(looksEnglish(text)))
  }
})
