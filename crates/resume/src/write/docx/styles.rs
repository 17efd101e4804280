//! The parts that say how things look: styles, bullets, settings.

use std::fmt::Write as _;

use super::style::{Heading, Look};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const NAMESPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// Grey of what is said in passing; 7 : 1 on white.
const SOFT: &str = "4F4F54";

/// The styles part.
pub(super) fn styles(look: &Look, language: &str) -> String {
    let mut styles = format!("{HEAD}<w:styles {NAMESPACE}>");
    let right_to_left = is_right_to_left(language);
    let _ = write!(
        styles,
        r#"<w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>{bidi}<w:spacing w:after="{after}" w:line="{pitch}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
        fonts(look.font),
        size = look.size,
        bidi = if right_to_left { "<w:bidi/>" } else { "" },
        after = look.space.2,
        pitch = look.pitch,
    );
    for style in all(look) {
        styles.push_str(&style);
    }
    styles.push_str("</w:styles>");
    styles
}

fn all(look: &Look) -> Vec<String> {
    let centre = if look.centred { r#"<w:jc w:val="center"/>"# } else { "" };
    let colour = format!(r#"<w:color w:val="{}"/>"#, look.colour());
    let soft = format!(r#"<w:color w:val="{SOFT}"/>"#);
    let dates = format!(r#"<w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs>"#, look.measure());
    let (section, entry, after) = look.space;
    let (border, section_look) = heading(look, &colour);
    vec![
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#.into(),
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"#.into(),
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#.into(),
        r#"<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"#.into(),
        paragraph(
            "Title",
            "Title",
            Some("Subtitle"),
            &format!(r#"<w:keepNext/><w:spacing w:before="0" w:after="20" w:line="240" w:lineRule="auto"/>{centre}"#),
            &format!("{}<w:b/><w:bCs/>{colour}{}", fonts(look.heading_font), size(look.name_size)),
        ),
        paragraph(
            "Subtitle",
            "Subtitle",
            Some("Contact"),
            &format!(r#"<w:keepNext/><w:spacing w:before="0" w:after="60"/>{centre}"#),
            &format!("{}{soft}{}", fonts(look.heading_font), size(look.size + 4)),
        ),
        paragraph(
            "Contact",
            "Contact",
            Some("Normal"),
            &format!(r#"<w:spacing w:before="0" w:after="0"/>{centre}"#),
            &soft,
        ),
        paragraph(
            "Heading1",
            "heading 1",
            Some("Normal"),
            &format!(
                r#"<w:keepNext/><w:keepLines/>{border}<w:spacing w:before="{section}" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>"#
            ),
            &format!("{}{section_look}", fonts(look.heading_font)),
        ),
        paragraph(
            "Heading2",
            "heading 2",
            Some("EntryDetail"),
            &format!(
                r#"<w:keepNext/><w:keepLines/>{dates}<w:spacing w:before="{entry}" w:after="0"/><w:outlineLvl w:val="1"/>"#
            ),
            "<w:b/><w:bCs/>",
        ),
        paragraph(
            "Heading3",
            "heading 3",
            Some("Normal"),
            &format!(
                r#"<w:keepNext/><w:keepLines/><w:spacing w:before="{after}" w:after="0"/><w:outlineLvl w:val="2"/>"#
            ),
            &format!("<w:i/><w:iCs/>{soft}"),
        ),
        paragraph(
            "EntryDetail",
            "Entry Detail",
            Some("Normal"),
            &format!(r#"<w:keepNext/><w:keepLines/>{dates}<w:spacing w:before="0" w:after="{after}"/>"#),
            &soft,
        ),
        paragraph("Aside", "Aside", None, "<w:keepLines/>", &format!("<w:i/><w:iCs/>{soft}")),
        paragraph(
            "Record",
            "Record",
            None,
            &format!(r#"<w:keepLines/>{dates}<w:spacing w:before="0" w:after="{}"/>"#, after / 2),
            "",
        ),
        paragraph(
            "ListBullet",
            "List Bullet",
            None,
            &format!(
                r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="0" w:after="{}"/>"#,
                after / 2
            ),
            "",
        ),
        r#"<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>"#.into(),
        format!(
            r#"<w:style w:type="character" w:customStyle="1" w:styleId="Dates"><w:name w:val="Dates"/><w:qFormat/><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/>{soft}</w:rPr></w:style>"#
        ),
        format!(
            r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr>{colour}<w:u w:val="none"/></w:rPr></w:style>"#
        ),
    ]
}

/// Border and run properties of section headings.
fn heading(look: &Look, colour: &str) -> (String, String) {
    let size = size(look.heading_size);
    let line = |side: &str, width: u8, space: u8| {
        let accent = look.colour();
        format!(
            r#"<w:pBdr><w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{accent}"/></w:pBdr>"#
        )
    };
    match look.heading {
        Heading::Rule => (
            line("bottom", 6, 1),
            format!(r#"<w:b/><w:bCs/><w:smallCaps/>{colour}<w:spacing w:val="16"/>{size}"#),
        ),
        Heading::Colour => (String::new(), format!("<w:b/><w:bCs/>{colour}{size}")),
        Heading::Bar => (line("left", 36, 6), format!("<w:b/><w:bCs/>{colour}{size}")),
        Heading::Capitals => (String::new(), format!("<w:b/><w:bCs/><w:caps/>{colour}{size}")),
    }
}

fn paragraph(id: &str, name: &str, next: Option<&str>, paragraph: &str, run: &str) -> String {
    let custom = if ["Contact", "EntryDetail", "Aside", "Record"].contains(&id) {
        r#" w:customStyle="1""#
    } else {
        ""
    };
    let next = next.map(|next| format!(r#"<w:next w:val="{next}"/>"#)).unwrap_or_default();
    let run = if run.is_empty() { String::new() } else { format!("<w:rPr>{run}</w:rPr>") };
    format!(
        r#"<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{next}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"#
    )
}

fn fonts(name: &str) -> String {
    format!(r#"<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>"#)
}

fn size(half_points: u16) -> String {
    format!(r#"<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>"#)
}

/// The numbering part: one bullet.
pub(super) fn numbering(look: &Look) -> String {
    let colour = look.colour();
    format!(
        r#"{HEAD}<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="10"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="{colour}"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num></w:numbering>"#
    )
}

/// The settings part. Without a compatibility mode Word opens the file as one of 2007.
pub(super) fn settings(language: &str) -> String {
    format!(
        r#"{HEAD}<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="{language}"/></w:settings>"#
    )
}

fn is_right_to_left(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"].contains(&language.as_str())
}
