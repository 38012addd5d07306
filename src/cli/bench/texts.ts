/** Messages of about 570 characters, the same case in three languages. */
export const TEXTS: Readonly<Record<string, string>> = {
  Estonian: `Tere!

Tellisin teie e-poest 12. oktoobril kohvimasina (tellimus EE-48213) ja maksin selle eest 189,90 €. Lubasite tarnida viie tööpäevaga, aga nüüd on möödas juba kolm nädalat ja pakki ei ole ikka veel kuskil. Jälgimislehel seisab juba kaheksandat päeva sama lause. Olen teile kaks korda kirjutanud ja korra helistanud, aga keegi pole vaevunud vastama. Palun öelge, kus mu tellimus on ja millal see kohale jõuab. Kui reedeks ei ole pakki ega selget vastust, soovin kogu raha tagasi ja pöördun tarbijakaitse poole.

Lugupidamisega
Kadri Mets
5551 2345`,
  Finnish: `Hei,

tilasin verkkokaupastanne 12. lokakuuta kahvinkeittimen (tilaus FI-48213) ja maksoin siitä 189,90 €. Lupasitte toimituksen viidessä arkipäivässä, mutta nyt on kulunut jo kolme viikkoa eikä pakettia näy missään. Seurantasivulla on seissyt sama lause jo kahdeksan päivää. Olen kirjoittanut teille kahdesti ja soittanut kerran, mutta kukaan ei ole vaivautunut vastaamaan. Kertokaa, missä tilaukseni on ja milloin se tulee perille. Jos pakettia tai selvää vastausta ei kuulu perjantaihin mennessä, haluan rahani takaisin ja otan yhteyttä kuluttajaneuvontaan.

Terveisin
Laura Nieminen`,
  English: `Hello,

On 12 October I ordered a coffee machine from your online shop (order UK-48213) and paid £189.90 for it. You promised delivery within five working days, but three weeks have gone by and there is still no sign of the parcel. The tracking page has shown the same line for eight days now. I have written to you twice and phoned once, and nobody has bothered to answer. Please tell me where my order is and when it will arrive. If I have neither the parcel nor a clear answer by Friday, I want all my money back and I will go to Trading Standards.

Regards,
Laura Carter`
}
