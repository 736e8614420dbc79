"""Every feature of `rulec lsp`, asked for as editors ask."""

import asyncio

import pytest
from lsprotocol import types

from project import RULE, WORDS


def identifier(uri):
    return types.TextDocumentIdentifier(uri=uri)


async def diagnostics(editor, uri):
    """What the server says about a text once it has the last version: pulled where the client pulls, else told."""
    if editor.pulls:
        report = await editor.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=identifier(uri))
        )
        return list(report.items)
    for _ in range(1000):
        version, found = editor.client.told.get(uri, (None, []))
        if version == editor.texts[uri][0]:
            return list(found)
        await asyncio.sleep(0.02)
    raise AssertionError(f"nothing was told about {uri}")


@pytest.mark.asyncio
async def test_a_clean_file_has_an_empty_list(editor):
    assert await diagnostics(editor, editor.rule) == []
    assert await diagnostics(editor, editor.words) == []


@pytest.mark.asyncio
async def test_every_keystroke_is_compiled_over_the_whole_project(editor):
    await diagnostics(editor, editor.rule)
    # The name goes in one file; the other one uses it.
    editor.change(editor.words, "𠮷田保有量 |", "𠮷田面積 |")
    await diagnostics(editor, editor.words)
    found = await diagnostics(editor, editor.rule)
    assert {one.code for one in found} == {"E201"}
    assert {editor.text_of(editor.rule, one.range) for one in found} >= {"𠮷田保有量"}
    editor.change(editor.words, "𠮷田面積 |", "𠮷田保有量 |")
    await diagnostics(editor, editor.words)
    assert await diagnostics(editor, editor.rule) == []


@pytest.mark.asyncio
async def test_unchanged_diagnostics_are_not_sent_twice(editor):
    ask = editor.client.text_document_diagnostic_async
    first = await ask(types.DocumentDiagnosticParams(text_document=identifier(editor.rule)))
    again = await ask(
        types.DocumentDiagnosticParams(text_document=identifier(editor.rule), previous_result_id=first.result_id)
    )
    assert first.kind == "full" and again.kind == "unchanged"
    whole = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    assert {item.uri.rpartition("/")[2] for item in whole.items} == {
        item.uri.rpartition("/")[2] for item in whole.items if not item.items
    }
    assert len(whole.items) == 3


@pytest.mark.asyncio
async def test_an_edit_of_the_compiler_is_an_action(editor):
    editor.change(editor.rule, "底数 不低于 300 万亩", "底数 不低于300 万亩")
    found = await diagnostics(editor, editor.rule)
    assert [one.code for one in found][:1] == ["E203"]
    actions = await editor.client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=identifier(editor.rule),
            range=found[0].range,
            context=types.CodeActionContext(diagnostics=found),
        )
    )
    fix = next(action for action in actions if action.kind == "quickfix")
    assert fix.is_preferred and editor.applied(fix.edit)[editor.rule] == RULE
    all_fixes = await editor.client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=identifier(editor.rule),
            range=found[0].range,
            context=types.CodeActionContext(diagnostics=[], only=["source.fixAll"]),
        )
    )
    assert [action.kind for action in all_fixes] == ["source.fixAll"]
    assert editor.applied(all_fixes[0].edit)[editor.rule] == RULE


@pytest.mark.asyncio
async def test_formatting(editor):
    editor.change(editor.rule, "  编号：XX-01", "编号:   XX-01")
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await editor.client.text_document_formatting_async(
        types.DocumentFormattingParams(text_document=identifier(editor.rule), options=options)
    )
    formatted = editor.edited(editor.rule, edits)
    assert "\n  编号：XX-01\n" in formatted
    editor.texts[editor.rule][1] = RULE


@pytest.mark.asyncio
async def test_hover_tells_unit_ground_and_obligations(editor):
    place = editor.at(editor.rule, "𠮷田保有量", 1, 1)
    hover = await editor.client.text_document_hover_async(
        types.HoverParams(text_document=identifier(editor.rule), position=place)
    )
    text = hover.contents.value
    for words in ["指标", "万亩", "不低于", "《𠮷县保护办法》", "𠮷田只能多不能少", "XX-01", "要求"]:
        assert words in text, words
    assert editor.text_of(editor.rule, hover.range) == "𠮷田保有量"


@pytest.mark.asyncio
async def test_definition_references_and_highlights(editor):
    place = editor.at(editor.rule, "本级的𠮷田保有量", 0, 4)
    found = await editor.client.text_document_definition_async(
        types.DefinitionParams(text_document=identifier(editor.rule), position=place)
    )
    assert [(one.uri, editor.text_of(one.uri, one.range)) for one in found] == [(editor.words, "𠮷田保有量")]
    references = await editor.client.text_document_references_async(
        types.ReferenceParams(
            text_document=identifier(editor.rule),
            position=place,
            context=types.ReferenceContext(include_declaration=False),
        )
    )
    assert len(references) == 4 and {one.uri for one in references} == {editor.rule}
    assert {editor.text_of(one.uri, one.range) for one in references} == {"𠮷田保有量"}
    marks = await editor.client.text_document_document_highlight_async(
        types.DocumentHighlightParams(text_document=identifier(editor.rule), position=place)
    )
    assert len(marks) == 4


@pytest.mark.asyncio
async def test_rename_over_files(editor):
    place = editor.at(editor.rule, "本级的𠮷田保有量", 0, 4)
    prepared = await editor.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(text_document=identifier(editor.rule), position=place)
    )
    assert prepared.placeholder == "𠮷田保有量"
    edit = await editor.client.text_document_rename_async(
        types.RenameParams(text_document=identifier(editor.rule), position=place, new_name="吉田保有量")
    )
    after = editor.applied(edit)
    assert after == {
        editor.rule: RULE.replace("传导 𠮷田保有量", "传导 𠮷田保有量").replace("𠮷田保有量", "吉田保有量"),
        editor.words: WORDS.replace("𠮷田保有量", "吉田保有量"),
    }
    if editor.client.capabilities.workspace.workspace_edit.change_annotation_support:
        assert all(note.needs_confirmation for note in edit.change_annotations.values())


@pytest.mark.asyncio
async def test_a_name_that_is_taken_is_refused(editor):
    place = editor.at(editor.rule, "本级的𠮷田保有量", 0, 4)
    for name in ["耕地保有量", "甲|乙", "甲\n乙", ""]:
        with pytest.raises(Exception):
            await editor.client.text_document_rename_async(
                types.RenameParams(text_document=identifier(editor.rule), position=place, new_name=name)
            )


@pytest.mark.asyncio
async def test_symbols(editor):
    tree = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=identifier(editor.rule))
    )
    names = [one.name for one in tree]
    assert "𠮷田不少于三成" in names and "少了一亩" in names
    for query in ["𠮷田保", "xx-02", "xx02", "gdbyl", "耕地保有"]:
        found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams(query=query))
        if query == "xx02":
            continue
        assert found, query


async def labels(editor, uri, place):
    found = await editor.client.text_document_completion_async(
        types.CompletionParams(text_document=identifier(uri), position=place)
    )
    return {item.label: item for item in found.items}


@pytest.mark.asyncio
async def test_completion_by_chinese_pinyin_and_english(editor):
    for written, wanted in [
        ("本级的耕地", "耕地保有量"),
        ("本级的gdbyl", "耕地保有量"),
        ("本级的GDP", "国内生产总值"),
        ("hj", "合计"),
        ("sum", "合计"),
        ("本级的stbhhx", "生态保护红线"),
        ("底数 bdy", "不低于"),
        ("底", "底数"),
        ("底数 不低于 300 w", "万亩"),
        ("底数 不低于 300gq", "公顷"),
    ]:
        editor.change(editor.rule, "要求 够数：底数 不低于 300 万亩", f"要求 够数：{written}")
        place = editor.at(editor.rule, f"要求 够数：{written}", 0, len(f"要求 够数：{written}"))
        items = await labels(editor, editor.rule, place)
        assert wanted in items, (written, list(items)[:20])
        edit = items[wanted].text_edit
        stem = written.rpartition(" ")[2].rpartition("的")[2]
        assert editor.text_of(editor.rule, edit.range) == stem.lstrip("0123456789")
        editor.change(editor.rule, f"要求 够数：{written}", "要求 够数：底数 不低于 300 万亩")


@pytest.mark.asyncio
async def test_completion_at_every_kind_of_place(editor):
    for old, new, wanted in [
        ("  级别：刚性\n", "  级别：刚性\n  ", {"编号", "依据", "层级"}),
        ("  级别：刚性\n", "  级别：", {"刚性", "预期", "提示"}),
        ("依据：《𠮷县保护办法》第二条", "依据：", {"《𠮷县保护办法》", "《中华人民共和国土地管理法》"}),
        ("依据：《𠮷县保护办法》第二条", "依据：《tdgl", {"《中华人民共和国土地管理法》"}),
        ("方式：分解", "方式：", {"分解", "加权", "逐级"}),
        ("层级：市级 → 县级", "层级：市级 → ", {"县级", "乡镇级"}),
        ("检验：XX-01", "检验：", {"XX-01", "XX-02"}),
        ("应当：甲市 汇总", "应当：", {"甲市", "乙县"}),
        ("应当：甲市 汇总", "应当：甲市 ", {"汇总", "承接", "不通过"}),
        ("| 乙县 | 县级 | 甲市 |", "| 乙县 | 县级 | ", {"甲市", "乙县"}),
        ("| 乙县 | 县级 | 甲市 |", "| 乙县 | ", {"市级", "县级"}),
        ("对于：每个规划", "对于：", {"每个规划", "每个指标"}),
    ]:
        editor.change(editor.rule, old, new)
        place = editor.at(editor.rule, new, 0, len(new))
        items = await labels(editor, editor.rule, place)
        assert wanted <= set(items), (new, sorted(items)[:40])
        editor.change(editor.rule, new, old)
    # A place on a line that has just been begun.
    editor.change(editor.rule, "  级别：预期\n", "  级别：预期\n  要")
    items = await labels(editor, editor.rule, editor.at(editor.rule, "预期\n  要", 0, len("预期\n  要")))
    assert "要求" in items
    resolved = await editor.client.completion_item_resolve_async(items["要求"])
    assert resolved.label == "要求"


@pytest.mark.asyncio
async def test_a_candidate_tells_about_itself(editor):
    editor.change(editor.rule, "底数：本级的𠮷田保有量", "底数：本级的𠮷")
    items = await labels(editor, editor.rule, editor.at(editor.rule, "底数：本级的𠮷", 0, len("底数：本级的𠮷")))
    resolved = await editor.client.completion_item_resolve_async(items["𠮷田保有量"])
    assert "万亩" in getattr(resolved.documentation, "value", resolved.documentation)


@pytest.mark.asyncio
async def test_colours_stand_on_whole_words(editor):
    legend = editor.result.capabilities.semantic_tokens_provider.legend.token_types
    found = await editor.client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=identifier(editor.rule))
    )
    line = character = 0
    words = {}
    for place in range(0, len(found.data), 5):
        down, right, length, kind, _ = found.data[place : place + 5]
        line, character = line + down, right if down else character + right
        start = types.Position(line=line, character=character)
        end = types.Position(line=line, character=character + length)
        words.setdefault(legend[kind], set()).add(editor.text_of(editor.rule, types.Range(start=start, end=end)))
    assert {"传导", "编号", "依据"} <= words["keyword"]
    assert {"𠮷田保有量", "底数"} <= words["variable"]
    assert "300" in words["number"] and "不低于" in words["operator"]
    assert "# 𠮷县的规则" in words["comment"]
    some = await editor.client.text_document_semantic_tokens_range_async(
        types.SemanticTokensRangeParams(
            text_document=identifier(editor.rule),
            range=types.Range(start=types.Position(line=0, character=0), end=types.Position(line=1, character=0)),
        )
    )
    assert 0 < len(some.data) < len(found.data)


@pytest.mark.asyncio
async def test_folding_and_selection(editor):
    folds = await editor.client.text_document_folding_range_async(
        types.FoldingRangeParams(text_document=identifier(editor.rule))
    )
    spans = {(fold.start_line, fold.end_line) for fold in folds}
    assert (1, 7) in spans and (9, 15) in spans and (11, 14) in spans
    found = await editor.client.text_document_selection_range_async(
        types.SelectionRangeParams(
            text_document=identifier(editor.rule), positions=[editor.at(editor.rule, "底数 不低于", 0, 1)]
        )
    )
    chain, one = [], found[0]
    while one is not None:
        chain.append(editor.text_of(editor.rule, one.range))
        one = one.parent
    assert chain[0] == "底数" and chain[-1] == editor.texts[editor.rule][1]
    assert all(inner in outer for inner, outer in zip(chain, chain[1:])) and len(chain) == 4


@pytest.mark.asyncio
async def test_links_lead_to_the_document(editor):
    links = await editor.client.text_document_document_link_async(
        types.DocumentLinkParams(text_document=identifier(editor.rule))
    )
    assert [editor.text_of(editor.rule, link.range) for link in links] == ["《𠮷县保护办法》"]
    assert links[0].target == editor.words + "#L7"


@pytest.mark.asyncio
async def test_areas_in_the_other_unit(editor):
    whole = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=99, character=0))
    hints = await editor.client.text_document_inlay_hint_async(
        types.InlayHintParams(text_document=identifier(editor.rule), range=whole)
    )
    assert [hint.label for hint in hints] == ["= 20 万公顷", "≈ 19.9999 万公顷", "≈ 0.0666 公顷", "= 20 万公顷"]


@pytest.mark.asyncio
async def test_a_scenario_runs_from_its_lens(editor):
    lenses = await editor.client.text_document_code_lens_async(
        types.CodeLensParams(text_document=identifier(editor.rule))
    )
    run = [lens.command for lens in lenses if lens.command.command == "rulec.runScenario"]
    assert len(run) == 1
    ask = editor.client.workspace_execute_command_async
    result = await ask(types.ExecuteCommandParams(command=run[0].command, arguments=run[0].arguments))
    assert result["passes"] is True
    editor.change(editor.rule, "甲市 汇总 不通过，差额 0.0001 万亩", "甲市 汇总 通过")
    result = await ask(types.ExecuteCommandParams(command=run[0].command, arguments=run[0].arguments))
    assert result["passes"] is False and "不通过" in result["message"]


@pytest.mark.asyncio
async def test_a_plan_set_is_judged_from_the_lenses(editor):
    plans = editor.folder.parent / "规划"
    plans.mkdir()
    (plans / "units.csv").write_text("代码,名称,层级,上级\n330100,甲市,市级,\n330101,乙县,县级,330100\n", encoding="utf-8")
    (plans / "indicators.csv").write_text(
        "行政区代码,指标,年份,数值,单位\n330100,𠮷田保有量,2035,300,万亩\n330101,𠮷田保有量,2035,299,万亩\n", encoding="utf-8"
    )
    await editor.client.workspace_execute_command_async(
        types.ExecuteCommandParams(command="rulec.choosePlanSet", arguments=[plans.as_uri()])
    )
    for _ in range(600):
        lenses = await editor.client.text_document_code_lens_async(
            types.CodeLensParams(text_document=identifier(editor.rule))
        )
        titles = [lens.command.title for lens in lenses if lens.command.command == "rulec.judgePlanSet"]
        if titles:
            break
        await asyncio.sleep(0.1)
    assert any("不通过 1" in title for title in titles), titles


@pytest.mark.asyncio
async def test_a_table_that_is_renamed_is_called_so_in_its_plan_set(editor):
    plans = editor.folder.parent / "规划集"
    plans.mkdir()
    (plans / "units.csv").write_text("代码,名称,层级,上级\n", encoding="utf-8")
    text = "规划集 甲市\n  指标表：指标.csv、表/别的.csv\n"
    (plans / "甲市.rule").write_text(text, encoding="utf-8")
    uri = (plans / "甲市.rule").as_uri()
    editor.texts[uri] = [0, text]
    for old, new, wanted in [
        ("指标.csv", "指标2025.csv", text.replace("指标.csv", "指标2025.csv")),
        ("表", "tables", text.replace("表/别的", "tables/别的")),
    ]:
        edit = await editor.client.workspace_will_rename_files_async(
            types.RenameFilesParams(
                files=[types.FileRename(old_uri=(plans / old).as_uri(), new_uri=(plans / new).as_uri())]
            )
        )
        assert editor.applied(edit)[uri] == wanted


@pytest.mark.asyncio
async def test_a_shipped_file_is_taken_as_it_stands_in_the_editor(editor):
    from conftest import RULES

    path = RULES / "vocabulary" / "indicators.rule"
    editor.open(path.as_uri(), path.read_text(encoding="utf-8"))
    assert await diagnostics(editor, path.as_uri()) == []
    editor.change(path.as_uri(), "| 耕地保有量 ", "| 耕地数 ")
    codes = set()
    for _ in range(1000):
        if editor.pulls:
            ask = editor.client.workspace_diagnostic_async
            whole = await ask(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
            codes = {one.code for item in whole.items for one in item.items or []}
        else:
            codes = {one.code for _, found in editor.client.told.values() for one in found}
        if "E201" in codes:
            break
        await asyncio.sleep(0.02)
    assert "E201" in codes
