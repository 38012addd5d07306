import type { Input, PageLanguage } from './types.ts'

interface Example { readonly language: PageLanguage, readonly title: string, readonly message: Pick<Input, 'text' | 'channel'> & { readonly subject?: string } }

/** Invented messages: people, shops and numbers are made up. */
export const EXAMPLES: readonly Example[] = [
  {
    language: 'et',
    title: 'Pakk on kolm nädalat teel',
    message: {
      channel: 'email',
      subject: 'Tellimus EE-48213',
      text: 'Tere\n\n28. oktoobril tellisin teilt kohvimasina (tellimus EE-48213) ja maksin 189 eurot. Lubasite kaks kuni viis tööpäeva. Täna algas neljas nädal ja pakk ei ole siiani kohale jõudnud.\n\n' +
        'Kirjutasin teile kaks korda, vastuseks sain automaatkirja. Suur aitäh nii südamliku teeninduse eest, hommikukohvi asemel joon nüüd teie vabandusi.\n\n' +
        'Palun öelge, kus masin on ja millal see kohale jõuab. Kui reedeks midagi ei muutu, soovin raha tagasi ja pöördun tarbijakaitse poole.\n\nKatrin Lepik\n5301 4477'
    }
  },
  {
    language: 'et',
    title: 'Tulid valed kingad',
    message: {
      channel: 'chat',
      text: 'tere, tellisin mustad kingad nr 39 aga pakis olid pruunid ja nr 41. tellimus 771204. kas saaksite õiged saata, laupäeval on pulm'
    }
  },
  {
    language: 'et',
    title: 'Üks tärn ootamise eest',
    message: {
      channel: 'review',
      text: 'Üks tärn viiest. Kes hindab oma aega, käigu kaarega mööda. Broneerisin rehvivahetuse kella üheksaks, töö algas pool üksteist. Ei ühtegi vabandust, ainult õlakehitus ja „eks hommikul on ikka kiire”. Kohv automaadis oli külm, aga vähemalt tuli see õigel ajal.'
    }
  },
  {
    language: 'et',
    title: 'Leping lõpetada, kohe',
    message: {
      channel: 'email',
      subject: 'ÜTLEN LEPINGU ÜLES',
      text: 'KUULGE. Mul on kõrini! Internet ei tööta. Jälle. Neljas kord sel kuul. Iga kord lubate, et tehnik tuleb, ja iga kord passin ma kodus nagu loll. Teie süü, et ma kaotasin täna palgapäeva!!!\n\n' +
        'Ütlen lepingu üles alates homsest ja nõuan novembri arve 34,90 € tühistamist. Kui julgete veel ühe arve saata, räägite edasi minu advokaadiga.\n\nRaivo Kask\nleping 20-88134'
    }
  },
  {
    language: 'fi',
    title: 'Vedenkeitin alkoi savuta',
    message: {
      channel: 'email',
      subject: 'Vaarallinen vedenkeitin',
      text: 'Hei,\n\nostin teiltä lokakuussa vedenkeittimen, tilausnumero FI-30577. Eilen illalla se alkoi savuta kesken keittämisen ja pohja suli kiinni pöytään. Poikani poltti sormensa, kun hän veti johdon seinästä.\n\n' +
        'Tällaista laitetta ei saa myydä kenellekään. Haluan rahat takaisin, 49,90 €, ja selityksen siitä, miten tämä on päässyt myyntiin.\n\nTerveisin\nPäivi Kallio\n040 512 7789'
    }
  },
  {
    language: 'fi',
    title: 'Kolme viestiä, ei vastausta',
    message: {
      channel: 'form',
      subject: 'Kolmas yhteydenotto',
      text: 'Hei taas. Lähetin teille viestin 3.11. ja uudestaan 10.11. ruokapöydän puuttuvista ruuveista. Kumpaankaan ei ole vastattu, ja puhelimessa jonotin 40 minuuttia ennen kuin linja katkesi. Onko siellä ketään? Pyydän, että joku soittaa minulle tällä viikolla.\n\nAntti Mäkelä, p. 050 331 9042'
    }
  },
  {
    language: 'fi',
    title: 'Palautus pari päivää myöhässä',
    message: {
      channel: 'chat',
      text: 'Moi! Tiedän että palautusaika oli 14 päivää ja nyt on 17, mutta olin viikon sairaalassa. Takki on käyttämätön ja laput paikallaan. Voisitteko tehdä poikkeuksen tämän kerran? Tilaus 90316, nimi Sanna Rinne'
    }
  },
  {
    language: 'fi',
    title: 'Ei enää ikinä tähän hotelliin',
    message: {
      channel: 'review',
      text: 'Kyllä oli luksusta! Suihku oli jääkylmä, ilmastointi kolisi koko yön ja aamiaisella oli kolme kurkunsiivua. Kun valitin, respa tuhahti että ”muut ovat olleet tyytyväisiä”. Ihan perseestä koko paikka, ja hinta 160 e/yö. Menkää muut minne tahansa muualle.'
    }
  },
  {
    language: 'en',
    title: 'The sofa that never comes',
    message: {
      channel: 'email',
      subject: 'Order UK-70932, again',
      text: 'Hello,\n\nMy sofa (order UK-70932, £640) was due on 4 November. It was then due on the 11th, and then on the 18th. I have now taken three days off work to wait for a van. Well done, truly a masterclass in logistics.\n\n' +
        'Your driver says the warehouse has it, the warehouse says DPD has it, and nobody rings back. Where is it? If it is not here by Saturday I want my money back, and I will ask my bank for a chargeback.\n\nRegards\nHelen Marsh\n07700 900418'
    }
  },
  {
    language: 'en',
    title: 'Shouted at over a refund',
    message: {
      channel: 'social',
      text: '@brightandco your manager in the Leeds shop is a DISGRACE. I asked for a refund. Politely. With the receipt. She laughed at me and called me a time waster in front of my kids. What the hell is wrong with you people?? I want an apology or this goes to the papers!!!'
    }
  },
  {
    language: 'en',
    title: 'One chair short',
    message: {
      channel: 'form',
      subject: 'Order 5518-C: a chair is missing',
      text: 'Good afternoon. I ordered six dining chairs and five have arrived (order 5518-C, delivered by Evri this morning). The delivery note says six. Could you please send the missing one? There is no great hurry, but we have guests on the 12th. Many thanks, Tom Ashworth'
    }
  },
  {
    language: 'en',
    title: 'A thank-you note',
    message: {
      channel: 'email',
      subject: 'Thank you!',
      text: 'Hi all, just a quick note to say that the replacement kettle arrived today and works beautifully. Special thanks to Joanna, who sorted everything out in one short call. Have a lovely weekend!\n\nMegan'
    }
  }
]
