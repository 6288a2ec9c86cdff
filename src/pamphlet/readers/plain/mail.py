"""What mail programs and mailing lists put above and below a text: its head, “Sent from my phone”, how to unsubscribe.

Called by `header`. The words are those of the mail programs in nineteen languages.
"""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from types import MappingProxyType

from pamphlet.dates import DATE
from pamphlet.diagnostics import Report
from pamphlet.options import Option
from pamphlet.source import Position

_LINE = re.compile(r"(?P<key>[^\W\d_][\w -]{0,20}?)\s?[:：]\s*(?P<value>.*)")
_SUBJECT = "subject|objet|betreff|asunto|oggetto|assunto|onderwerp|temat|předmět|θέμα|тема|konu|الموضوع|נושא|विषय|件名|主题|主旨|主題|제목"
_FROM = "from|de|von|da|van|od|από|от|від|kimden|gönderen|من|מאת|प्रेषक|差出人|发件人|寄件者|寄件人|보낸 사람"
_DATE_SENT = (
    "date|datum|fecha|data|ημερομηνία|дата|tarih|التاريخ|תאריך|दिनांक|日付|日期|날짜|sent|envoyé|gesendet|enviado|enviado el|inviato|verzonden"
    "|wysłano|odesláno|στάλθηκε|отправлено|надіслано|gönderildi|تم الإرسال|נשלח|भेजा गया|送信日時|发送时间|寄件日期|보낸 날짜"
)
_OTHERS = (
    "to|cc|bcc|reply-to|message-id|mime-version|content-type|x-mailer|list-id|importance|attachments|à|cci|an|kopie|blindkopie|para|a|per|aan|do|dw"
    "|udw|komu|kopie|προς|κοιν|кому|копия|копія|kime|bilgi|إلى|نسخة|אל|עותק|प्रति|宛先|收件人|收件者|抄送|副本|받는 사람|참조|répondre à|antwort an"
)
_KEYS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_OTHERS.split("|"), ""),
        **dict.fromkeys(_FROM.split("|"), "author"),
        **dict.fromkeys(_SUBJECT.split("|"), "title"),
        **dict.fromkeys(_DATE_SENT.split("|"), "date"),
    }
)
"""What the lines of a head are called, and the key that each stands for; "" for those that say nothing of the text."""

_RULE = re.compile(r"[-_=*]{2,}\s?[^-_=*]{0,60}?\s?[-_=*]{2,}|[-_=]{5,}|(?:begin )?forwarded message:?", re.IGNORECASE)
"""“---------- Forwarded message ---------” and the like, above a head."""

_LIST_TAG = re.compile(
    r"(?:\[[^\[\]]{1,40}\]\s*|(?:re|fwd?|aw|wg|tr|rv|rif|antw|odp|vs|res|enc|ynt|ilt|отв|转发|回复)\s*[:：]\s*)+", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*[<\[(][^<>]*@[^<>]*[>\])]")
_DAY = re.compile(DATE, re.IGNORECASE)

_FOOT = re.compile(
    r"(?:sent from (?:my|outlook|mail|yahoo|proton)|get outlook for|gesendet (?:von|mit)|von meinem .{2,30} gesendet|diese nachricht wurde von meinem"
    r"|envoyé (?:de|depuis|à partir de)|enviado (?:desde|do meu|a partir)|inviato da|verzonden (?:vanaf|met|vanuit)|wysłan[eo] z|odesláno z"
    r"|(?:στάλθηκε|εστάλη) από|отправлено (?:с|из)|надіслано з|.{2,30}[’']?(?:dan|den|umdan|imden) gönderildi|أُ?رسلت? من|נשלח מ|मेरे .{2,20} से भेजा"
    r"|.{2,20}から送信|发自我的|從我的 .{2,20}傳送|나의 .{2,20}에서 보냄"
    r"|(?:\W*)(?:unsubscribe|view (?:this|it|the) (?:e-?mail|mail|message|newsletter) in|you (?:are receiving|received|get) this (?:e-?mail|mail|message|newsletter) because"
    r"|to unsubscribe|manage your (?:preferences|subscription)|newsletter abbestellen|abbestellen|vom newsletter abmelden|im browser (?:ansehen|anzeigen)"
    r"|sie (?:erhalten|bekommen) diese (?:e-?mail|mail|nachricht), weil|se désabonner|se désinscrire|voir (?:ce (?:courriel|message|mail)|cet e-?mail) dans"
    r"|vous recevez ce(?:t| )|darse de baja|cancelar (?:la )?suscripción|ver (?:este correo|en el navegador)|recibes este correo porque|cancella(?:ti)? (?:l’)?iscrizione"
    r"|annulla iscrizione|disiscriviti|cancelar (?:a )?(?:inscrição|subscrição)|uitschrijven|afmelden|bekijk (?:deze|online)|wypisz się|odhlásit|κατάργηση εγγραφής"
    r"|отписаться|відписатися|aboneliğ|إلغاء الاشتراك|להסרה|सदस्यता समाप्त|配信停止|退订|取消訂閱|수신거부)\b)",
    re.IGNORECASE,
)
"""How a line below a text begins that the program or the list has added."""

_LEAST_QUOTED, _LINES_OF_GREETING, _LONGEST_GREETING = 5, 4, 160
_FOOT_LINES = 4
_LONGEST_FOOT = 160


def split_mail(text: str, file: str, report: Report) -> tuple[tuple[Option, ...], int]:
    """The options in the head of a mail that was pasted with its text, and how many lines it takes up.

    Subject, sender and date are the title, the author and the date; the other lines are reported
    as `mail-head-dropped`.
    """
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    options: list[Option] = []
    dropped: list[tuple[int, str]] = []
    if first < len(lines) and _RULE.fullmatch(lines[first].strip()):
        dropped.append((first, lines[first].strip()))
        first += 1
        first += first < len(lines) and not lines[first].strip()
    number = first
    for number, line in enumerate([*lines[first:], ""], first):
        if not line.strip():
            break
        match = _LINE.fullmatch(line.strip())
        key = _KEYS.get(match["key"].casefold()) if match else None
        if match is None or key is None:
            return (), 0
        value = _value(key, match["value"]) if key not in {option.key for option in options} else ""
        if key and value:
            options.append(Option(key, value, Position(file, number + 1)))
        if value != match["value"] or not key:
            dropped.append((number, line.strip()))
    if len({option.key for option in options}) < 2:
        return (), 0
    for line_number, words in dropped:
        report.add("mail-head-dropped", f"“{words}” belongs to the mail and not to its text", Position(file, line_number + 1))
    return tuple(options), number


def _value(key: str, words: str) -> str:
    """A subject without the list's tag and Re:, a sender without the address, a date without its time."""
    match key:
        case "title":
            return _LIST_TAG.sub("", words, count=1)
        case "date":
            try:
                return parsedate_to_datetime(words).date().isoformat()
            except ValueError:
                day = _DAY.search(words)
                return day[0] if day else words
        case _:
            return _ADDRESS.sub("", words).strip('"') or words


def quoted_from(text: str, skip: int, end: int | None) -> int | None:
    """The line (from 0) from which all lines begin with `>`, where that is the whole text below a short greeting; else None.

    A mail program sets them before a text that is sent on (RFC 3676, 4.5).
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n")[skip:end], skip) if line.strip()]
    first = next((n for n, (_, line) in enumerate(lines) if line.startswith(">")), len(lines))
    whole = len(lines) - first >= _LEAST_QUOTED and all(line.startswith(">") for _, line in lines[first:])
    parts = sum(not line.strip("> ") for _, line in lines[first:])
    greets = first <= _LINES_OF_GREETING and all(len(line) <= _LONGEST_GREETING for _, line in lines[:first])
    return lines[first][0] if whole and greets and parts else None


def mail_foot(text: str, file: str, report: Report) -> int | None:
    """The line (from 0) at which the text ends, where a mail program or a list has added some below it; else None.

    They are reported as `mail-head-dropped`.
    """
    lines = text.rstrip().split("\n")
    end = len(lines)
    for _ in range(_FOOT_LINES):
        last = next((n for n in range(end - 1, 0, -1) if lines[n].strip()), 0)
        if not last or len(lines[last]) > _LONGEST_FOOT or not _FOOT.match(lines[last].strip()):
            break
        end = last
    for number, line in enumerate(lines[end:], end + 1):
        if line.strip():
            report.add("mail-head-dropped", f"“{line.strip()}” belongs to the mail and not to its text", Position(file, number))
    return end if end < len(lines) else None
