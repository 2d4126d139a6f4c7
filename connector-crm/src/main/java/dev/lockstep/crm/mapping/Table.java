package dev.lockstep.crm.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table and the names of its columns.
 *
 * @param schema the database schema that it is in
 * @param name its own name
 * @param system the names of the columns that every table has
 * @param columns the names of its own columns; every one of {@code C} is there
 */
public record Table<C extends Enum<C>>(
    String schema, String name, Map<SystemColumn, String> system, Map<C, String> columns) {

  public Table {
    system = Map.copyOf(system);
    columns = Map.copyOf(columns);
  }

  /** The physical name of a column. */
  public String name(C column) {
    return known(columns.get(column), column);
  }

  /** The physical name of a system column. */
  public String name(SystemColumn column) {
    return known(system.get(column), column);
  }

  /** The table's name for SQL, with its schema. */
  public String sql() {
    return quoted(schema) + "." + quoted(name);
  }

  /** The table's name as Debezium writes it: {@code <schema>.<table>}. */
  public String qualified() {
    return schema + "." + name;
  }

  /** A name for SQL, whatever is in it. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String known(@Nullable String name, Enum<?> column) {
    if (name == null) {
      throw new IllegalStateException("no name is mapped for the column " + column);
    }
    return name;
  }
}
