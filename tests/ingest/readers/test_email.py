from email.message import EmailMessage

from ingest.blocks import Block, Reading, ReadOptions
from ingest.readers.email import read_email


def message(text: str, subtype: str = "plain") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Coördinatie jeugdhulp"
    made["From"], made["To"] = "griffie@veldstad.example", "raad@veldstad.example"
    made["Date"] = "Thu, 4 Mar 2021 23:30:00 +0100"
    made.set_content(text, subtype=subtype)
    return made


def read(mail: EmailMessage | bytes) -> Reading:
    return read_email(mail if isinstance(mail, bytes) else mail.as_bytes(), ReadOptions())


def test_subject_and_date_are_properties_and_the_subject_is_the_heading() -> None:
    reading = read(message("Beste raad,\n\nDe kosten stegen.\n"))
    assert reading.properties == {"titel": "Coördinatie jeugdhulp", "datum": "2021-03-04"}
    assert reading.blocks == (
        Block("Coördinatie jeugdhulp", level=1),
        Block("Beste raad,"),
        Block("De kosten stegen."),
    )


def test_quoted_mail_is_a_note_and_the_signature_goes() -> None:
    text = "Akkoord.\n\n> Eerdere vraag\n> over inkoop\n\nMet groet\n-- \nAfdeling Jeugd\n06-0000000\n"
    assert read(message(text)).blocks[1:] == (
        Block("Akkoord."),
        Block("Eerdere vraag over inkoop", role="note"),
        Block("Met groet"),
    )


def test_plain_text_is_preferred_and_html_is_read_without_it() -> None:
    both = message("Gewone tekst.")
    both.add_alternative("<p>Opgemaakte tekst.</p>", subtype="html")
    assert read(both).blocks[1].text == "Gewone tekst."
    only = message("<table><tr><td><p>Opgemaakte tekst.</p><ul><li>punt</li></ul></td></tr></table>", "html")
    assert read(only).blocks[1:] == (Block("Opgemaakte tekst."), Block("punt", marker="- "))


def test_a_wrong_charset_or_date_does_not_matter() -> None:
    data = b"Subject: x\nDate: ooit\nContent-Type: text/plain; charset=bestaat-niet\n\nCaf\xe9 is open.\n"
    reading = read(data)
    assert reading.blocks[1].text == "Café is open." and reading.properties == {"titel": "x"}
