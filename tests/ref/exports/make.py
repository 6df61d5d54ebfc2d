"""Makes the exports in this folder: made-up answers of made-up people, laid out as survey
tools document their exports. Python's standard library only; the same bytes every time.

    python3 make.py
"""

import csv
import io
import random
import zipfile
from xml.sax.saxutils import escape

ROWS = 96
AGREE = ["Instämmer inte alls", "Instämmer delvis", "Instämmer i stort sett", "Instämmer helt"]
NOJD = ["Mycket missnöjd", "Ganska missnöjd", "Varken nöjd eller missnöjd", "Ganska nöjd", "Mycket nöjd"]
OFTE = ["Aldri", "Sjelden", "Av og til", "Ofte", "Svært ofte"]
SATISFIED = ["Very dissatisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied",
             "Somewhat satisfied", "Very satisfied"]
COMMENTS = ["Bra.", "Mer information, tack", "Köerna är för långa; annars bra.", "Svårt att nå er på telefon",
            "Jag bytte handläggare tre gånger", "Tack för hjälpen", "Inget att tillägga"]


def pick(source, answers, few=None):
    """An answer; `few` is given by two rows."""
    return [few if few and row in (11, 47) else source.choice(answers) for row in range(ROWS)]


def moment(row, minutes=0):
    minute = row * 37 + minutes
    return 2 + minute // 1440, minute // 60 % 24, minute % 60


def write(name, rows, separator=",", quoting=csv.QUOTE_MINIMAL):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator="\n").writerows(rows)
    with open(name, "wb") as file:
        file.write(text.getvalue().encode())


def limesurvey():
    """LimeSurvey: "Export responses", CSV, full answers, full question texts as headings."""
    r = random.Random(1)
    head = ["Svars-ID", "Datum inskickat", "Sista sida", "Startspråk", "Är du …", "Hur gammal är du?",
            "Hur nöjd är du med kommunen som helhet?"]
    grid = ["Handläggaren lyssnade på mig", "Jag fick den hjälp jag behövde", "Väntetiden var rimlig"]
    head += [f"Hur väl stämmer påståendena? [{row}]" for row in grid]
    ways = ["Telefon", "E-post", "Besök", "E-tjänst"]
    head += [f"Hur har du haft kontakt med oss? [{way}]" for way in ways]
    head += ["Hur har du haft kontakt med oss? [Annat]", "Kommunkod", "Hur ofta har du haft kontakt under året?",
             "Vill du tillägga något?"]
    gender = pick(r, ["Kvinna", "Man"], "Annat")
    rows = [head]
    for row in range(ROWS):
        day, hour, minute = moment(row)
        cells = [row + 3, f"2026-03-{day:02} {hour:02}:{minute:02}:09", 5, "sv", gender[row], r.randint(18, 89),
                 r.choice(NOJD + ["Vet ej"])]
        cells += [r.choice(AGREE + ["Ingen uppfattning"]) for _ in grid]
        cells += [r.choice(["Ja", "Nej"]) for _ in ways]
        cells += ["via min dotter" if row == 20 else "", r.choice(["0319", "0380", "2180", "2101"]),
                  r.choice(["Aldrig", "Någon gång", "Flera gånger", "Ofta"]),
                  r.choice(COMMENTS) + f" ({row})" if row % 5 == 0 else ""]
        rows.append(cells)
    write("limesurvey.csv", rows, quoting=csv.QUOTE_ALL)


def qualtrics():
    """Qualtrics: CSV with three header rows, choice texts, one column for each answer."""
    r = random.Random(2)
    names = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
             "RecordedDate", "ResponseId", "RecipientLastName", "LocationLatitude", "LocationLongitude",
             "DistributionChannel", "UserLanguage", "Q1", "Q2_1", "Q2_2", "Q2_3", "Q3_1", "Q3_2", "Q3_3", "Q3_4",
             "Q3_4_TEXT", "Q4", "Q5_1", "Q6"]
    labels = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)",
              "Finished", "Recorded Date", "Response ID", "Recipient Last Name", "Location Latitude",
              "Location Longitude", "Distribution Channel", "User Language",
              "Overall, how satisfied are you with the service?",
              "How satisfied are you with the following? - Opening hours",
              "How satisfied are you with the following? - The staff",
              "How satisfied are you with the following? - Waiting times",
              "How did you travel here? - Selected Choice - Bus", "How did you travel here? - Selected Choice - Train",
              "How did you travel here? - Selected Choice - Bicycle",
              "How did you travel here? - Selected Choice - Other:",
              "How did you travel here? - Other: - Text", "What is your gender?",
              "How likely are you to recommend us? - 0-10", "Is there anything you would like to add?"]
    imports = ["startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate",
               "_recordId", "recipientLastName", "locationLatitude", "locationLongitude", "distributionChannel",
               "userLanguage"] + [f"QID{n}" for n in range(1, 13)]
    gender = pick(r, ["Female", "Male"], "Non-binary / third gender")
    rows = [names, labels, [f'{{"ImportId":"{name}"}}' for name in imports]]
    for row in range(ROWS):
        day, hour, minute = moment(row)
        end_day, end_hour, end_minute = moment(row, 9)
        stamp = f"2026-03-{day:02} {hour:02}:{minute:02}:00"
        end = f"2026-03-{end_day:02} {end_hour:02}:{end_minute:02}:00"
        letters = "".join(r.choice("abcdefghijkmnpqrstuvwxyzABCDEFGH123456789") for _ in range(15))
        cells = [stamp, end, "IP Address", f"192.0.2.{row}", 100, r.randint(120, 900), "True", end, f"R_{letters}", "",
                 f"{59 + r.random():.4f}", f"{17 + r.random():.4f}", "anonymous", "EN",
                 r.choice(SATISFIED + ["Don't know"])]
        cells += [r.choice(SATISFIED + ["Not applicable"]) for _ in range(3)]
        cells += [way if r.random() < 0.4 else "" for way in ["Bus", "Train", "Bicycle", "Other:"]]
        cells += ["on a horse" if cells[-1] and row % 7 == 0 else "", gender[row], r.randint(0, 10),
                  "Longer opening hours, please." if row == 31 else ""]
        rows.append(cells)
    write("qualtrics.csv", rows)


def google_forms():
    """Google Forms: the sheet of answers, downloaded as CSV (Norwegian)."""
    r = random.Random(3)
    head = ["Tidsmerke", "Hvilken aldersgruppe tilhører du?", "Kjønn",
            "Hvor ofte opplever du dette på jobben? [Jeg får støtte av lederen min]",
            "Hvor ofte opplever du dette på jobben? [Jeg rekker det jeg skal]",
            "Hvor ofte opplever du dette på jobben? [Jeg er trygg på oppgavene]",
            "Hvilke av disse har du brukt? (Kryss av for alle som passer)",
            "På en skala fra 1 til 5, hvor fornøyd er du med arbeidsplassen?", "Har du lederansvar?",
            "Postnummer", "Andre kommentarer"]
    ages = ["Under 30 år", "30–44 år", "45–59 år", "60 år eller eldre"]
    used = ["Hjemmekontor", "Fleksitid", "Kurs", "Bedriftshelsetjeneste"]
    gender = pick(r, ["Kvinne", "Mann"], "Ønsker ikke å oppgi")
    rows = [head]
    for row in range(ROWS):
        day, hour, minute = moment(row)
        cells = [f"2026/03/{day:02} {(hour - 1) % 12 + 1}:{minute:02}:41 {'PM' if hour > 11 else 'AM'} EET",
                 r.choice(ages), gender[row]]
        cells += [r.choice(OFTE) for _ in range(3)]
        cells += [", ".join(one for one in used if r.random() < 0.5) or "Ingen av disse", r.randint(1, 5),
                  r.choice(["Ja", "Nei", "Vet ikke"]), f"0{r.randint(150, 990)}",
                  f"Kommentar nummer {row}" if row % 6 == 0 else ""]
        rows.append(cells)
    write("google-forms.csv", rows)


def surveymonkey():
    """SurveyMonkey: CSV with two header rows, the question above its first column."""
    r = random.Random(4)
    first = ["Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address", "Email Address",
             "Hur bra eller dåligt är bemötandet?", "Vilka tjänster har du använt?", "", "", "",
             "I vilken utsträckning stämmer detta?", "", "", "Vilken stadsdel bor du i?", "Har du fler synpunkter?"]
    second = ["", "", "", "", "", "", "Response", "Bibliotek", "Simhall", "Fritidsgård", "Inget av dessa",
              "Lokalerna är trivsamma", "Personalen är kunnig", "Öppettiderna passar", "Response",
              "Open-Ended Response"]
    extent = ["I mycket liten utsträckning", "I liten utsträckning", "I viss utsträckning", "I stor utsträckning",
              "I mycket stor utsträckning", "Kan inte ta ställning"]
    good = ["Mycket dåligt", "Ganska dåligt", "Varken bra eller dåligt", "Ganska bra", "Mycket bra"]
    rows = [first, second]
    for row in range(ROWS):
        day, hour, minute = moment(row)
        stamp = f"03/{day:02}/2026 {(hour - 1) % 12 + 1:02}:{minute:02}:05 {'PM' if hour > 11 else 'AM'}"
        cells = [114800000000 + row * 977, 431200518, stamp, stamp, f"198.51.100.{row}", "", r.choice(good)]
        services = [one if r.random() < 0.4 else "" for one in second[7:10]]
        cells += services + ["" if any(services) else "Inget av dessa"]
        cells += [r.choice(extent) for _ in range(3)]
        cells += [r.choice(["Brynäs", "Sätra", "Bomhus", "Hille"]), r.choice(COMMENTS) + f" {row}" if row % 9 == 0 else ""]
        rows.append(cells)
    write("surveymonkey.csv", rows)


def workbook(name, sheets):
    """An Excel workbook (ECMA-376, part 1) with shared strings, as Forms writes it."""
    strings, number = [], {}

    def cell(column, row, value):
        letters = ""
        column += 1
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(65 + rest) + letters
        if isinstance(value, tuple):
            return f'<c r="{letters}{row}" s="1"><v>{value[0]}</v></c>'
        if isinstance(value, int):
            return f'<c r="{letters}{row}"><v>{value}</v></c>'
        if value not in number:
            number[value] = len(strings)
            strings.append(value)
        return f'<c r="{letters}{row}" t="s"><v>{number[value]}</v></c>'

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {}
    for at, (_, rows) in enumerate(sheets, 1):
        lines = []
        for row, cells in enumerate(rows, 1):
            inner = "".join(cell(column, row, value) for column, value in enumerate(cells) if value != "")
            lines.append(f'<row r="{row}">{inner}</row>')
        files[f"xl/worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    files["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{items}</sst>'
    files["xl/styles.xml"] = (f'<styleSheet xmlns="{main}"><fonts><font/></fonts><fills><fill/></fills><borders><border/>'
                              '</borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
                              '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>')
    names = "".join(f'<sheet name="{title}" sheetId="{at}" r:id="r{at}"/>' for at, (title, _) in enumerate(sheets, 1))
    files["xl/workbook.xml"] = f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>'
    links = "".join(f'<Relationship Id="r{at}" Type="{office}/worksheet" Target="worksheets/sheet{at}.xml"/>'
                    for at in range(1, len(sheets) + 1))
    links += f'<Relationship Id="s" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
    links += f'<Relationship Id="t" Type="{office}/styles" Target="styles.xml"/>'
    files["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{package}/relationships">{links}</Relationships>'
    files["_rels/.rels"] = (f'<Relationships xmlns="{package}/relationships"><Relationship Id="w" '
                            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("xl/workbook.xml", "sheet.main"), ("xl/sharedStrings.xml", "sharedStrings"), ("xl/styles.xml", "styles")]
    parts += [(f"xl/worksheets/sheet{at}.xml", "worksheet") for at in range(1, len(sheets) + 1)]
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kinds}.{kind}+xml"/>' for part, kind in parts)
    files["[Content_Types].xml"] = (f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
                                    f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>')
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as book:
        for part in sorted(files):
            info = zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>' + files[part])


def microsoft_forms():
    """Microsoft Forms: the workbook, several answers joined by `;` with one at the end."""
    r = random.Random(5)
    head = ["ID", "Starttid", "Slutförandetid", "E-post", "Namn",
            "I vilken grad får du stöd av din chef?", "I vilken grad får du stöd av dina kollegor?",
            "Vilka hjälpmedel använder du?\n(Välj alla som stämmer)", "Hur många år har du arbetat här?",
            "Hur troligt är det att du är kvar om ett år?\n(0 = inte alls troligt, 10 = mycket troligt)",
            "Arbetar du heltid?", "Övriga synpunkter"]
    degree = ["I mycket låg grad", "I låg grad", "Delvis", "I hög grad", "I mycket hög grad"]
    aids = ["Dator", "Läsplatta", "Mobil"]
    rows = [head]
    for row in range(ROWS):
        day, hour, minute = moment(row)
        serial = 46082 + day + (hour * 60 + minute) / 1440
        used = [aid for aid in aids if r.random() < 0.5] or ["Inga"]
        r.shuffle(used)
        rows.append([row + 1, (f"{serial:.6f}",), (f"{serial + 0.005:.6f}",), "anonymous", "", r.choice(degree),
                     r.choice(degree + ["Ej aktuellt"]), "".join(one + ";" for one in used), r.randint(0, 31),
                     r.randint(0, 10), r.choice(["Ja", "Nej"]), r.choice(COMMENTS) + f" {row}" if row % 4 == 0 else ""])
    workbook("microsoft-forms.xlsx", [("Sheet1", rows)])


def with_labels():
    """Codes in one sheet, and what they mean in another."""
    r = random.Random(6)
    rows = [["lopnr", "v1", "v2", "v3", "v4"]]
    for row in range(ROWS):
        rows.append([row + 1, r.choice([1, 2]), r.choice([1, 2, 3, 4, 5, 9]), r.choice([1, 2, 3, 4]), r.randint(18, 80)])
    codes = [["Variabel", "Etikett", "Kod", "Kodetikett"], ["lopnr", "Löpnummer", "", ""],
             ["v1", "Kön", 1, "Man"], ["", "", 2, "Kvinna"],
             ["v2", "Hälsa", 1, "Mycket dålig"], ["", "", 2, "Dålig"], ["", "", 3, "Någorlunda"], ["", "", 4, "Bra"],
             ["", "", 5, "Mycket bra"], ["", "", 9, "Vet ej"],
             ["v3", "Kommun", 1, "Gävle"], ["", "", 2, "Bollnäs"], ["", "", 3, "Ljusdal"], ["", "", 4, "Ockelbo"],
             ["v4", "Ålder", "", ""]]
    workbook("kodbok.xlsx", [("Svar", rows), ("Kodbok", codes)])


limesurvey()
qualtrics()
google_forms()
surveymonkey()
microsoft_forms()
with_labels()
