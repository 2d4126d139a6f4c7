package dev.lockstep.crm.mapping;

import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.Marking;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of an activity are set to which values when it is marked for editing, when the mark
 * is taken away, and when its event was deleted in groupware. A value may hold {@code {words}} (the
 * reason for people) or {@code {code}} (its number); an empty value is NULL.
 */
public record MarkingRules(
    Map<String, String> marked, Map<String, String> unmarked, Map<String, String> deleted) {

  /** Stands for the reason in words. */
  public static final String WORDS = "{words}";

  /** Stands for the reason's number. */
  public static final String CODE = "{code}";

  public MarkingRules {
    marked = Map.copyOf(marked);
    unmarked = Map.copyOf(unmarked);
    deleted = Map.copyOf(deleted);
  }

  /** All columns that any of the rules sets, in alphabetical order. */
  public Set<String> columns() {
    TreeSet<String> all = new TreeSet<>(marked.keySet());
    all.addAll(unmarked.keySet());
    all.addAll(deleted.keySet());
    return all;
  }

  /**
   * The values that the columns get; empty is NULL. Columns that no rule names stay as they are.
   */
  public Map<String, Optional<String>> write(Marking marking) {
    Map<String, String> rule =
        marking.forEditing()
            ? marked
            : marking.code() == Marking.DELETED_IN_GROUPWARE.code() ? deleted : unmarked;
    Map<String, Optional<String>> values = new TreeMap<>();
    rule.forEach(
        (column, template) ->
            values.put(
                column,
                Optional.of(
                        template
                            .replace(CODE, Integer.toString(marking.code()))
                            .replace(WORDS, new Text(marking.words()).value()))
                    .filter(value -> !value.isEmpty())));
    return values;
  }

  /**
   * The marking that the columns hold. A record that is not marked and has no code is {@link
   * Marking#NONE}, whatever else stands in the columns: they are free for other use then.
   */
  public Marking read(Map<String, String> values) {
    int code = column(CODE).map(name -> number(values.get(name))).orElse(0);
    boolean forEditing =
        marked.entrySet().stream().noneMatch(rule -> isConstant(rule.getValue()))
            ? code != 0 && code != Marking.DELETED_IN_GROUPWARE.code()
            : marked.entrySet().stream()
                .filter(rule -> isConstant(rule.getValue()))
                .allMatch(rule -> rule.getValue().equals(values.getOrDefault(rule.getKey(), "")));
    if (!forEditing && code == 0) {
      return Marking.NONE;
    }
    String words = column(WORDS).map(name -> values.getOrDefault(name, "")).orElse("");
    return new Marking(forEditing, code, new Text(words).value());
  }

  private Optional<String> column(String template) {
    return marked.entrySet().stream()
        .filter(rule -> rule.getValue().equals(template))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isConstant(String template) {
    return !template.contains(WORDS) && !template.contains(CODE);
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0; // somebody uses the column for something else
    }
  }
}
