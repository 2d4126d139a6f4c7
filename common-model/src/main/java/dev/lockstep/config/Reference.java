package dev.lockstep.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The reference of all settings, as Markdown, made from their declarations. */
public final class Reference {
  private final Schema schema;

  /** The reference of these settings. */
  public Reference(Schema schema) {
    this.schema = schema;
  }

  /** The text, sorted by key; ends with a line end. */
  public String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            # Configuration

            Made by `./lockstep config docs`; do not edit. Settings are read from layers, each of \
            which overrides those before it: defaults, the YAML file given with `--config` (nested \
            keys or dotted ones), environment variables, `--set key=value`. Anything unknown or \
            unreadable is an error, and all errors are reported at once. `${file:/path}` in a value \
            stands for the content of that file; a secret may also be given by the variable's name \
            with `_FILE` appended, holding a path.

            | setting | value | default | variable |
            |---|---|---|---|
            """);
    List<Setting<?>> sorted = new ArrayList<>(schema.settings());
    sorted.sort(Comparator.comparing(Setting::key));
    for (Setting<?> setting : sorted) {
      row(text, setting);
    }
    for (Schema.Family family : schema.families()) {
      text.append(
          "| `%s*`<br>%s | as its owner says | | `%s*` |\n"
              .formatted(family.prefix(), cell(family.doc()), Setting.variable(family.prefix())));
    }
    return text.toString();
  }

  private static <T> void row(StringBuilder text, Setting<T> setting) {
    String fallback =
        setting.fallback().map(setting.type().writer()).map(t -> "`" + t + "`").orElse("required");
    text.append(
        "| `%s`<br>%s%s | %s | %s | `%s` |\n"
            .formatted(
                setting.key(),
                cell(setting.doc()),
                setting.secret() ? " Secret." : "",
                cell(setting.type().description()),
                fallback.equals("``") ? "none" : cell(fallback),
                setting.variable()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
