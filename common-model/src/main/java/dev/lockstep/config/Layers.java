package dev.lockstep.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where settings come from; each layer overrides those before it: defaults, the file, the
 * environment, the command line.
 *
 * @param file YAML, its nested keys joined by dots
 * @param environment variables {@code LOCKSTEP_...}; all others are ignored. A secret may also be
 *     given as {@code LOCKSTEP_..._FILE}, the path of a file that holds it
 * @param assignments {@code key=value}, as {@code --set} takes them
 */
public record Layers(
    Optional<Path> file, Map<String, String> environment, List<String> assignments) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{file:([^}]+)}");

  /** Nothing set. */
  public static final Layers NONE = new Layers(Optional.empty(), Map.of(), List.of());

  /** With further assignments, which override all. */
  public Layers with(List<String> more) {
    List<String> all = new ArrayList<>(assignments);
    all.addAll(more);
    return new Layers(file, environment, all);
  }

  /**
   * Reads all layers.
   *
   * @throws BrokenConfiguration with everything that is wrong
   */
  public Configuration read(Schema schema) throws BrokenConfiguration {
    return read(schema, schema);
  }

  /**
   * Reads all layers for one of several services that share a file.
   *
   * @param wanted what is needed: only of this something required may be missing
   * @param known what else may be set
   * @throws BrokenConfiguration with everything that is wrong
   */
  public Configuration read(Schema wanted, Schema known) throws BrokenConfiguration {
    Schema schema = wanted.and(known);
    List<Fault> faults = new ArrayList<>();
    Map<String, Given> given = new LinkedHashMap<>();
    for (Given one : gather(schema, faults)) {
      if (schema.knows(one.key())) {
        resolve(one, faults).ifPresent(resolved -> given.put(resolved.key(), resolved));
      } else {
        faults.add(
            new Fault(
                one.key(),
                one.source(),
                "there is no such setting"
                    + schema.nearest(one.key()).map(k -> "; did you mean " + k + "?").orElse("")));
      }
    }
    Map<Setting<?>, Object> values = new HashMap<>();
    for (Setting<?> setting : schema.settings()) {
      Given set = given.get(setting.key());
      if (set != null) {
        parse(setting, set, faults).ifPresent(value -> values.put(setting, value));
      } else if (setting.fallback().isPresent()) {
        values.put(setting, setting.fallback().get());
      } else if (wanted.settings().contains(setting)) {
        faults.add(new Fault(setting.key(), "not set", "must be set: " + setting.doc()));
      }
    }
    if (!faults.isEmpty()) {
      throw new BrokenConfiguration(faults);
    }
    return new Configuration(schema, values, given);
  }

  private List<Given> gather(Schema schema, List<Fault> faults) {
    List<Given> all = new ArrayList<>();
    file.ifPresent(
        path -> {
          YamlFile yaml = new YamlFile(path);
          yaml.read();
          all.addAll(yaml.given());
          faults.addAll(yaml.faults());
        });
    Map<String, String> variables = new TreeMap<>(environment);
    variables.keySet().removeIf(name -> !name.startsWith(Schema.VARIABLES));
    variables.forEach((name, text) -> all.add(variable(schema, name, text)));
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        faults.add(new Fault(assignment, "--set", "key=value is wanted"));
      } else {
        all.add(
            new Given(
                assignment.substring(0, equals).strip(),
                assignment.substring(equals + 1).strip(),
                "--set"));
      }
    }
    return all;
  }

  private static Given variable(Schema schema, String name, String text) {
    String source = "environment " + name;
    for (Setting<?> setting : schema.settings()) {
      if (setting.variable().equals(name)) {
        return new Given(setting.key(), text, source);
      }
      if (setting.secret() && (setting.variable() + "_FILE").equals(name)) {
        return new Given(setting.key(), "${file:" + text + "}", source);
      }
    }
    for (Schema.Family family : schema.families()) {
      String start = Setting.variable(family.prefix());
      if (name.startsWith(start) && name.length() > start.length()) {
        String rest = name.substring(start.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        return new Given(family.prefix() + rest, text, source);
      }
    }
    String key =
        name.substring(Schema.VARIABLES.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    return new Given(key, text, source);
  }

  private static Optional<Given> resolve(Given given, List<Fault> faults) {
    Matcher matcher = REFERENCE.matcher(given.text());
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      try {
        String content = Files.readString(Path.of(matcher.group(1))).stripTrailing();
        matcher.appendReplacement(text, Matcher.quoteReplacement(content));
      } catch (IOException | RuntimeException e) {
        faults.add(
            new Fault(
                given.key(),
                given.source(),
                "the file " + matcher.group(1) + " cannot be read: " + e));
        return Optional.empty();
      }
    }
    matcher.appendTail(text);
    return Optional.of(new Given(given.key(), text.toString(), given.source()));
  }

  private static <T> Optional<T> parse(Setting<T> setting, Given given, List<Fault> faults) {
    try {
      return Optional.of(setting.type().reader().apply(given.text()));
    } catch (IllegalArgumentException | ArithmeticException _) {
      String shown = setting.secret() ? "the value" : "'" + shortened(given.text()) + "'";
      faults.add(
          new Fault(
              setting.key(), given.source(), shown + " is not " + setting.type().description()));
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
