//! Names that no view has, and the errors of all files in one run.

use super::*;

#[test]
fn the_five_forms_of_a_misspelt_name_fail_at_load() {
    let name = "error[unknown-name]: unknown name `deal.titel`; did you mean `deal.title`?";
    assert_eq!(wrong("{{ deal.titel }}"), format!("6:9: {name}"));
    assert_eq!(wrong("x\n\n  {% if deal.titel %}x{% endif %}"), format!("8:14: {name}"));
    assert_eq!(wrong("é{% if not deal.titel %}x{% endif %}"), format!("6:17: {name}"));
    assert_eq!(wrong("{% for x in deal.titel %}x{% endfor %}"), format!("6:18: {name}"));
    let when = clause("clauses/a/b.md", "when = \"deal.titel\"\notherwise = \"x\"\n", "x");
    let found = load(vec![when, document(&["a/b"])]).err().unwrap_or_default();
    assert_eq!(found, format!("clauses/a/b.md:5:14: {name}\n"));
}

#[test]
fn names_are_found_wherever_they_stand() {
    for body in [
        "{{ deal.years | plural(one=deal.titel, many=\"x\") }}",
        "{{ \"x\" ~ deal.titel }}",
        "{% if deal.kind in [deal.titel] %}x{% endif %}",
        "{{ \"x\" if deal.titel else \"y\" }}",
        "{{ fees[deal.titel] or \"x\" }}",
        "{% if deal.kind == \"oem\" %}x{% elif deal.titel %}y{% endif %}",
        "{% for p in parties %}x{% else %}{{ deal.titel }}{% endfor %}",
        "{% set x %}{{ deal.titel }}{% endset %}x",
        "{%- set x = deal.titel -%}x",
        "{% if deal.title is containing(pat=deal.titel) %}x{% endif %}",
        "{% if deal.kind != \"x\" and (deal.years > 1 or not deal.titel) %}x{% endif %}",
        "{{ deal[\"titel\"] }}",
        "{% if deal?.titel %}x{% endif %}",
    ] {
        let found = wrong(body);
        assert!(found.contains("[unknown-name]") && found.contains("did you mean `deal.title`?"), "{body}: {found}");
        assert_eq!(found.lines().count(), 1, "{body}: {found}");
    }
    assert!(wrong("{{ zzz }}").contains("the names here are `deal`, `exit`, `fees`, `notes`, `parties`, `document`"));
}

#[test]
fn every_error_of_every_file_is_reported_in_one_run() {
    let files = vec![
        clause("clauses/a/b.md", "extra = 1\n", "{{ zz }}{{ deal.titel }}"),
        clause("clauses/a/c.md", "", "{% if deal.titel %}"),
        document(&["a/b", "a/c", "a/d"]),
    ];
    let found = load(files).err().unwrap_or_default();
    for id in ["unknown-key", "unknown-name", "template-syntax", "unknown-clause"] {
        assert!(found.contains(id), "{id} is missing: {found}");
    }
}
