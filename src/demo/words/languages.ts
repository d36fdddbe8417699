import type { TeamKey } from '../agency.ts';
import type { Language } from '../engine/people.ts';

/** A short message in another language, what it means, and an answer that ends with one line in that language. */
export type Foreign = {
  readonly team: TeamKey;
  readonly subject: string;
  readonly text: string;
  readonly means: string;
  readonly answer: string;
  readonly line: string;
};

export const FOREIGN: Readonly<Record<Language, readonly Foreign[]>> = {
  vi: [
    {
      team: 'water',
      subject: 'Hóa đơn nước quá cao',
      text: 'Xin chào, hóa đơn nước quý này của gia đình tôi cao gấp ba lần bình thường. Nhà chỉ có hai người. Xin vui lòng kiểm tra lại đồng hồ nước giúp tôi. Tôi cần thông dịch viên khi quý vị gọi.',
      means:
        'their water bill is three times the usual, two people in the house; please check the meter; interpreter needed for calls.',
      answer:
        'We have asked for the meter to be read again this week, and have stopped the due date of your bill until we know. An officer will ring you with a Vietnamese interpreter on the line to tell you what we find.',
      line: 'Chúng tôi sẽ gọi cho quý vị với thông dịch viên.',
    },
    {
      team: 'concessions',
      subject: 'Thẻ giảm giá cho mẹ tôi',
      text: 'Mẹ tôi 71 tuổi, mới chuyển về sống với tôi. Mẹ có được thẻ giảm giá đi xe buýt không? Cần giấy tờ gì? Cảm ơn.',
      means:
        'mother is 71 and has moved in with the writer; can she have a concession card for the bus, and what papers does she need.',
      answer:
        'Yes, your mother can apply. She needs proof of who she is and a letter with her new address, such as a bank statement. She can bring them to the Merrin Street counter, where a Vietnamese interpreter is there on Tuesdays and Thursdays, 10 to 2.',
      line: 'Có thông dịch viên tiếng Việt tại quầy Merrin Street thứ Ba và thứ Năm.',
    },
  ],
  ar: [
    {
      team: 'licences',
      subject: 'تحويل رخصة القيادة',
      text: 'السلام عليكم، وصلت مع عائلتي قبل ثلاثة أشهر ولدي رخصة قيادة من بلدي. هل أستطيع القيادة بها هنا؟ وكيف أحولها إلى رخصة محلية؟ شكراً لكم.',
      means:
        'arrived three months ago with family, holds an overseas licence; may they drive on it, and how do they convert it.',
      answer:
        'You may drive on your licence for six months from the day you arrived, if you carry a translation of it. To change it to a local licence, bring the licence, the translation and your passport to any counter. The knowledge test can be taken in Arabic.',
      line: 'يمكن إجراء اختبار المعرفة باللغة العربية.',
    },
    {
      team: 'certificates',
      subject: 'شهادة ميلاد ابنتي',
      text: 'مرحباً، أحتاج إلى نسخة من شهادة ميلاد ابنتي للتسجيل في المدرسة. ما هي الأوراق المطلوبة وكم تستغرق؟',
      means:
        'needs a copy of their daughter’s birth certificate to enrol her at school; which papers, and how long does it take.',
      answer:
        'Please send a copy of your own identity document and the form we have enclosed. A certificate takes five working days. If the school needs it sooner, tell us the date and we will give you a letter the school can use until then.',
      line: 'تستغرق الشهادة خمسة أيام عمل.',
    },
  ],
  zh: [
    {
      team: 'vehicles',
      subject: '车辆过户问题',
      text: '您好，我上个月买了一辆二手车，卖家说已经办理过户，但是我还没有收到任何信件。请问我怎么知道车是不是在我的名下？',
      means:
        'bought a used car last month; the seller says the transfer is done, but no letter has come; is the car in their name.',
      answer:
        'We have looked: the seller told us about the sale, but the second half of the transfer, which is yours, has not been sent in. Please fill in the enclosed form within 14 days. There is no late fee if you do it by then.',
      line: '请在14天内填写附件中的表格。',
    },
    {
      team: 'fines',
      subject: '罚款通知看不懂',
      text: '你好，我收到一封罚款信，英文看不太懂。那天我不在这个城市。请问我应该怎么办？谢谢！',
      means:
        'has had a fine notice and does not follow the English; was not in the city that day; what should they do.',
      answer:
        'The letter is about a car that is registered in your name. If somebody else was driving, you can tell us who, with the enclosed form. The date to pay has been moved back by 28 days so that you have time. We can explain it by telephone with a Mandarin interpreter.',
      line: '我们可以提供普通话传译员电话解释。',
    },
  ],
  es: [
    {
      team: 'front',
      subject: 'Cambio de dirección',
      text: 'Buenos días: nos mudamos la semana pasada y quisiera saber si puedo cambiar la dirección de todo (licencia, coche y agua) en un solo lugar. Mi esposo no habla inglés. Gracias.',
      means:
        'moved last week; can they change the address for licence, car and water in one place; husband speaks no English.',
      answer:
        'Yes, one form changes all three, and we have enclosed it in Spanish. You can also do it in five minutes at any counter. Please bring something with your new address on it.',
      line: 'Un solo formulario cambia las tres direcciones.',
    },
    {
      team: 'concessions',
      subject: 'Descuento de transporte para estudiantes',
      text: 'Hola, mi hija tiene 26 años y estudia a tiempo completo. ¿Tiene derecho al descuento en el autobús y el tren? No encuentro la respuesta en la página.',
      means: 'daughter is 26 and studies full time; may she have the travel concession.',
      answer:
        'Yes. Since July full-time students of any age can travel at half fare. She needs a letter from her college with this year’s dates, and can apply online or at a counter.',
      line: 'Las estudiantes a tiempo completo de cualquier edad pagan media tarifa.',
    },
  ],
};
