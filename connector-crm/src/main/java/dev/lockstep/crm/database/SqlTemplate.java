package dev.lockstep.crm.database;

import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.SystemColumn;
import dev.lockstep.crm.mapping.Table;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL in which tables and columns stand by what they mean: {@code {activity}} is a table, {@code
 * {activity.SUBJECT}} the name of a column, quoted.
 */
public final class SqlTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)(?:\\.([A-Z0-9_]+))?}");

  private final Map<String, Table<?>> tables;

  /** For the tables of an installation. */
  public SqlTemplate(CrmMapping mapping) {
    tables =
        Map.of(
            "activity", mapping.activity(),
            "participant", mapping.participant(),
            "link", mapping.link(),
            "person", mapping.person(),
            "rep", mapping.rep());
  }

  /**
   * The SQL with the names of the installation.
   *
   * @throws IllegalArgumentException if there is no such table or column
   */
  public String fill(String template) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    return matcher.replaceAll(
        match -> {
          Table<?> table = tables.get(match.group(1));
          if (table == null) {
            throw new IllegalArgumentException("no table '" + match.group(1) + "'");
          }
          String name =
              match.group(2) == null ? table.sql() : Table.quoted(name(table, match.group(2)));
          return Matcher.quoteReplacement(name);
        });
  }

  private static String name(Table<?> table, String column) {
    Optional<String> own =
        table.columns().entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(column))
            .map(Map.Entry::getValue)
            .findFirst();
    return own.orElseGet(() -> table.name(SystemColumn.valueOf(column)));
  }
}
