extension HTMLWriter {
  /// How a page looks on a screen, on a telephone and on paper.
  static let style = """
    :root { color-scheme: light; }
    body { margin: 0; background: #fff; color: #1c1c1c; line-height: 1.6; overflow-wrap: anywhere;
      font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
    h1 { font-size: 1.7rem; text-align: center; margin: 1.5rem 0; }
    h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid #1c1c1c; }
    h3 { font-size: 1.12rem; margin: 1.8rem 0 .4rem; padding: .35rem .6rem; background: #f1f3f5; }
    h4 { font-size: 1rem; margin: 1.1rem 0 .3rem; color: #34495e; }
    h5 { font-size: .95rem; margin: .9rem 0 .2rem; }
    p { margin: .3rem 0; }
    .note { color: #555; font-size: .85rem; }
    .table { overflow-x: auto; margin: .5rem 0; }
    table { border-collapse: collapse; font-size: .85rem; min-width: 50%; }
    th, td { border: 1px solid #c8ced3; padding: .25rem .5rem; text-align: left; vertical-align: top; min-width: 3.5em; }
    td:first-child { min-width: 6em; }
    th { background: #f1f3f5; white-space: nowrap; }
    pre { margin: .4rem 0; padding: .5rem .75rem; background: #f7f8f9; border: 1px solid #dde1e5; font-size: .82rem;
      white-space: pre-wrap; font-family: "Noto Sans Mono CJK SC", "Sarasa Mono SC", Consolas, monospace; }
    .right { text-align: right; font-variant-numeric: tabular-nums; }
    td.right { white-space: nowrap; }
    .verdict { font-weight: 600; white-space: nowrap; }
    .fail { color: #b00020; }
    .undetermined { color: #8a5a00; }
    .waived { color: #7b1fa2; }
    .pass { color: #1b6e33; }
    .notApplicable { color: #5f6b76; }
    details { margin: .6rem 0; }
    summary { cursor: pointer; color: #34495e; }
    a { color: #0b5394; }
    figure { margin: .6rem 0; }
    figure svg { display: block; max-width: 100%; height: auto; border: 1px solid #c8ced3; }
    figcaption { color: #555; font-size: .85rem; }
    @page { size: A4; margin: 20mm 18mm; }
    @media print {
      body { font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      h2, h3, h4, h5 { break-after: avoid; }
      h3, th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      tr, figure { break-inside: avoid; }
      figure svg { max-height: 85mm; width: auto; }
      thead { display: table-header-group; }
      .table { overflow: visible; }
      table { width: 100%; font-size: 8.5pt; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
