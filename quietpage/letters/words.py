"""The few sentences of a letter that are not the author's, in each language that a page can speak."""

from __future__ import annotations

from quietpage.core.named_tuple import NamedTuple


class LetterWords(NamedTuple):
    """`{name}` is whom it is for, `{url}` where their words stand.

    In a script from the right the address has a line of its own: within another it would be read in pieces.
    """

    salutation: str
    asking: str
    """Above the reason, before it is published."""
    thanking: str
    """Above the reason, when it stands on the page."""
    would_stand: str
    stands: str
    rather_not: str
    ask_subject: str
    thank_subject: str
    our_asking: str
    """Above the reason on a page about children, which is by all of them."""
    our_thanking: str


def letter_words(language: str) -> tuple[str, LetterWords]:
    """The words for a language tag, and the tag that they are in: English where it is not known."""
    primary, *rest = language.lower().split("-")
    tags = (f"{primary}-{rest[-1]}" if rest else primary, primary, "en")
    tag = next(each for each in tags if each in _WORDS)
    return tag, _WORDS[tag]


_WORDS = {
    "ar": LetterWords(
        "مرحبًا {name}،",
        "أود أن أكتب عنك في صفحة عن أناس يتركون أثرًا في حياتي. هذا ما سأكتبه:",
        "كتبت عنك هذه الكلمات في صفحة عن أناس يتركون أثرًا في حياتي:",
        "ستكون الكلمات هنا:\n{url}",
        "الكلمات هنا:\n{url}",
        "إن كان الأفضل لك ألا يظهر اسمك هناك، فكلمة منك تكفي.",
        "هل يمكنني أن أكتب هذا عنك؟",
        "ما كتبته عنك",
        "هذه كلمات عنك لصفحتنا:",
        "هذه كلمات عنك على صفحتنا:",
    ),
    "de": LetterWords(
        "Hallo {name},",
        "ich hätte dich gern auf einer Seite über Menschen, die in meinem Leben etwas bewirken. Das würde "
        "ich dort über dich schreiben:",
        "auf einer Seite über Menschen, die in meinem Leben etwas bewirken, habe ich dies über dich "
        "geschrieben:",
        "Hier würde es stehen: {url}",
        "Hier steht es: {url}",
        "Wenn du dort lieber nicht stehen möchtest, genügt ein Wort.",
        "Darf ich das über dich schreiben?",
        "Was ich über dich geschrieben habe",
        "das würde auf unserer Seite über dich stehen:",
        "das steht auf unserer Seite über dich:",
    ),
    "en": LetterWords(
        "Dear {name},",
        "I would like to have you on a page of the people who make a difference to me. This is what I would "
        "write about you:",
        "On a page of the people who make a difference to me, I wrote this about you:",
        "It would be here: {url}",
        "It is here: {url}",
        "If you would rather not be there, a word is enough.",
        "May I write this about you?",
        "What I wrote about you",
        "This is what our page would say about you:",
        "This is what our page says about you:",
    ),
    "es": LetterWords(
        "Hola, {name}:",
        "Me gustaría que estuvieras en una página sobre las personas que dejan huella en mí. Esto es lo que "
        "escribiría sobre ti:",
        "En una página sobre las personas que dejan huella en mí escribí esto sobre ti:",
        "Estaría aquí: {url}",
        "Está aquí: {url}",
        "Si prefieres no estar ahí, basta con decirlo.",
        "¿Puedo escribir esto sobre ti?",
        "Lo que escribí sobre ti",
        "Esto es lo que se leería sobre ti en nuestra página:",
        "Esto es lo que se lee sobre ti en nuestra página:",
    ),
    "fr": LetterWords(
        "Bonjour {name},",
        "J’aimerais que tu sois sur une page consacrée aux gens qui font la différence pour moi. Voici ce "
        "que j’écrirais à ton sujet :",
        "Sur une page consacrée aux gens qui font la différence pour moi, j’ai écrit ceci à ton sujet :",
        "Ce serait ici : {url}",
        "C’est ici : {url}",
        "Si tu préfères ne pas y être, il suffit de me le dire.",
        "Puis-je écrire ceci à ton sujet ?",
        "Ce que j’ai écrit à ton sujet",
        "Voici ce qui serait écrit à ton sujet sur notre page :",
        "Voici ce qui est écrit à ton sujet sur notre page :",
    ),
    "he": LetterWords(
        "שלום {name},",
        "הייתי רוצה לכתוב עליך בעמוד על אנשים שמשאירים חותם בחיי. אלה המילים:",
        "בעמוד על אנשים שמשאירים חותם בחיי כתבתי עליך את המילים האלה:",
        "המילים יופיעו כאן:\n{url}",
        "המילים כאן:\n{url}",
        "אם עדיף לך לא להופיע שם, די במילה.",
        "אפשר לכתוב עליך את המילים האלה?",
        "מה שכתבתי עליך",
        "אלה המילים שיופיעו עליך בעמוד שלנו:",
        "אלה המילים שכתובות עליך בעמוד שלנו:",
    ),
    "it": LetterWords(
        "Ciao {name},",
        "mi piacerebbe averti in una pagina sulle persone che lasciano un segno nella mia vita. Ecco che "
        "cosa scriverei di te:",
        "in una pagina sulle persone che lasciano un segno nella mia vita ho scritto questo di te:",
        "Si leggerebbe qui: {url}",
        "Si legge qui: {url}",
        "Se preferisci non esserci, basta dirlo.",
        "Posso scrivere questo di te?",
        "Quello che ho scritto di te",
        "ecco che cosa ci sarebbe scritto di te sulla nostra pagina:",
        "ecco che cosa c’è scritto di te sulla nostra pagina:",
    ),
    "ja": LetterWords(
        "{name}さんへ",
        "わたしの心に残る人たちのページに、あなたのことを書かせていただきたいと思っています。次のように書くつもりです。",
        "わたしの心に残る人たちのページに、あなたのことを次のように書きました。",
        "ここに載せるつもりです: {url}",
        "ここにあります: {url}",
        "載せないほうがよければ、ひとことお知らせください。",
        "あなたのことを書いてもよろしいですか",
        "あなたについて書いたこと",
        "わたしたちのページに、あなたのことをこう載せるつもりです。",
        "わたしたちのページに、あなたのことがこう書かれています。",
    ),
    "nl": LetterWords(
        "Hallo {name},",
        "Ik zou je graag een plek geven op een pagina over mensen die voor mij het verschil maken. Dit zou "
        "ik over je schrijven:",
        "Op een pagina over mensen die voor mij het verschil maken, heb ik dit over je geschreven:",
        "Het zou hier staan: {url}",
        "Het staat hier: {url}",
        "Sta je er liever niet op, dan is een woord genoeg.",
        "Mag ik dit over je schrijven?",
        "Wat ik over je heb geschreven",
        "Dit zou op onze pagina over je staan:",
        "Dit staat op onze pagina over je:",
    ),
    "pl": LetterWords(
        "Cześć, {name}!",
        "Chętnie napiszę o Tobie na stronie o ludziach, którzy coś zmieniają w moim życiu. Oto moje słowa:",
        "Na stronie o ludziach, którzy coś zmieniają w moim życiu, są takie słowa o Tobie:",
        "Będą tutaj: {url}",
        "Są tutaj: {url}",
        "Jeśli wolisz, żeby Cię tam nie było, wystarczy słowo.",
        "Czy mogę tak o Tobie napisać?",
        "Moje słowa o Tobie",
        "Oto słowa o Tobie na naszą stronę:",
        "Oto słowa o Tobie na naszej stronie:",
    ),
    "pt": LetterWords(
        "Olá, {name},",
        "gostaria de ter você em uma página sobre as pessoas que fazem a diferença para mim. Eu escreveria "
        "isto sobre você:",
        "em uma página sobre as pessoas que fazem a diferença para mim, escrevi isto sobre você:",
        "Ficaria aqui: {url}",
        "Está aqui: {url}",
        "Se você preferir não estar lá, basta dizer.",
        "Posso escrever isto sobre você?",
        "O que escrevi sobre você",
        "isto ficaria escrito sobre você na nossa página:",
        "isto está escrito sobre você na nossa página:",
    ),
    "pt-pt": LetterWords(
        "Olá, {name},",
        "gostava de te ter numa página sobre as pessoas que fazem a diferença para mim. Escreveria isto "
        "sobre ti:",
        "numa página sobre as pessoas que fazem a diferença para mim, escrevi isto sobre ti:",
        "Ficaria aqui: {url}",
        "Está aqui: {url}",
        "Se preferires não estar lá, basta dizeres.",
        "Posso escrever isto sobre ti?",
        "O que escrevi sobre ti",
        "isto ficaria escrito sobre ti na nossa página:",
        "isto está escrito sobre ti na nossa página:",
    ),
    "sv": LetterWords(
        "Hej {name}!",
        "Jag vill gärna ha med dig på en sida om människor som gör skillnad för mig. Så här skulle jag "
        "skriva om dig:",
        "På en sida om människor som gör skillnad för mig har jag skrivit det här om dig:",
        "Det skulle stå här: {url}",
        "Det står här: {url}",
        "Om du helst inte vill vara med räcker det med ett ord.",
        "Får jag skriva det här om dig?",
        "Vad jag har skrivit om dig",
        "Så här skulle det stå om dig på vår sida:",
        "Så här står det om dig på vår sida:",
    ),
}
