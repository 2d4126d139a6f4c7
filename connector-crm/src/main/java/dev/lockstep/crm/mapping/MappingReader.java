package dev.lockstep.crm.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.crm.Status;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns the tree of a mapping file into a mapping, and gathers all faults on the way. */
final class MappingReader {

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]{0,62}");

  private final String source;
  private final List<String> faults = new ArrayList<>();

  MappingReader(String source) {
    this.source = source;
  }

  CrmMapping read(JsonNode root) throws MappingException {
    onlyKnown(
        root,
        "",
        List.of(
            "schema",
            "timeZone",
            "types",
            "station",
            "module",
            "user",
            "linkSystem",
            "sequence",
            "deleteCode",
            "system",
            "tables",
            "codes",
            "marking"));
    String schema = name(root, "schema");
    Map<SystemColumn, String> system = names(root.path("system"), "system", SystemColumn.class);
    CrmMapping mapping =
        new CrmMapping(
            schema,
            zone(root),
            types(root),
            (int) number(root, "station", 0, Integer.MAX_VALUE),
            (int) number(root, "module", 0, Integer.MAX_VALUE),
            number(root, "user", 0, Long.MAX_VALUE),
            text(root, "linkSystem"),
            name(root, "sequence"),
            (int) number(root, "deleteCode", 1, Short.MAX_VALUE),
            table(root, schema, system, "activity", ActivityColumn.class),
            table(root, schema, system, "participant", ParticipantColumn.class),
            table(root, schema, system, "link", LinkColumn.class),
            table(root, schema, system, "person", PersonColumn.class),
            table(root, schema, system, "rep", RepColumn.class),
            new Codes(
                codes(root, "status", Status.class),
                codes(root, "showAs", Availability.class),
                codes(root, "requirement", Participant.Role.class),
                codes(root, "acceptance", Participant.Response.class)),
            new MarkingRules(
                marking(root, "marked"), marking(root, "unmarked"), marking(root, "deleted")));
    if (!faults.isEmpty()) {
      throw new MappingException(source, faults);
    }
    return mapping;
  }

  private ZoneId zone(JsonNode root) {
    String id = text(root, "timeZone");
    if (!id.isEmpty() && !ZoneId.getAvailableZoneIds().contains(id)) {
      fault("timeZone", "'" + id + "' is not the name of an IANA time zone");
    }
    return ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of(id) : ZoneId.of("UTC");
  }

  private List<Integer> types(JsonNode root) {
    List<Integer> types = new ArrayList<>();
    for (JsonNode type : root.path("types")) {
      if (type.isInt()) {
        types.add(type.intValue());
      } else {
        fault("types", "'" + type.asText() + "' is not a number");
      }
    }
    if (types.isEmpty()) {
      fault("types", "must be a list of at least one contact type");
    }
    return types;
  }

  private <C extends Enum<C>> Table<C> table(
      JsonNode root,
      String schema,
      Map<SystemColumn, String> system,
      String table,
      Class<C> columns) {
    String path = "tables." + table;
    JsonNode node = root.path("tables").path(table);
    onlyKnown(node, path + ".", List.of("name", "columns"));
    return new Table<>(
        schema,
        checkedName(node.path("name"), path + ".name"),
        system,
        names(node.path("columns"), path + ".columns", columns));
  }

  private <C extends Enum<C>> Map<C, String> names(JsonNode node, String path, Class<C> columns) {
    Map<C, String> names = new EnumMap<>(columns);
    List<String> keys = new ArrayList<>();
    for (C column : constants(columns)) {
      String key = key(column);
      keys.add(key);
      names.put(column, checkedName(node.path(key), path + "." + key));
    }
    onlyKnown(node, path + ".", keys);
    return names;
  }

  private <E extends Enum<E>> CodeList<E> codes(JsonNode root, String list, Class<E> meanings) {
    String path = "codes." + list;
    JsonNode node = root.path("codes").path(list);
    Map<E, Integer> numbers = new EnumMap<>(meanings);
    List<String> keys = new ArrayList<>();
    for (E meaning : constants(meanings)) {
      String key = key(meaning);
      keys.add(key);
      JsonNode number = node.path(key);
      if (!number.isInt()) {
        fault(path + "." + key, number.isMissingNode() ? "is missing" : "is not a number");
      } else if (numbers.containsValue(number.intValue())) {
        fault(path + "." + key, number.intValue() + " has another meaning already");
      } else {
        numbers.put(meaning, number.intValue());
      }
    }
    onlyKnown(node, path + ".", keys);
    return new CodeList<>(numbers);
  }

  private Map<String, String> marking(JsonNode root, String rule) {
    String path = "marking." + rule;
    JsonNode node = root.path("marking").path(rule);
    Map<String, String> values = new TreeMap<>();
    if (!node.isObject() || node.isEmpty()) {
      fault(path, "must set at least one column");
    }
    node.properties()
        .forEach(
            entry -> {
              String at = path + "." + entry.getKey();
              if (!NAME.matcher(entry.getKey()).matches()) {
                fault(at, "is not the name of a column");
              }
              if (!entry.getValue().isValueNode()) {
                fault(at, "must be a value");
              }
              values.put(entry.getKey(), entry.getValue().asText(""));
            });
    return values;
  }

  private String name(JsonNode root, String key) {
    return checkedName(root.path(key), key);
  }

  private String checkedName(JsonNode node, String path) {
    String name = node.isValueNode() ? node.asText() : "";
    if (node.isMissingNode() || node.isNull()) {
      fault(path, "is missing");
    } else if (!NAME.matcher(name).matches()) {
      fault(path, "'" + name + "' is not a name in the database");
    }
    return name;
  }

  private String text(JsonNode root, String key) {
    String text = root.path(key).asText("").strip();
    if (text.isEmpty()) {
      fault(key, "is missing");
    }
    return text;
  }

  private long number(JsonNode root, String key, long min, long max) {
    JsonNode node = root.path(key);
    if (!node.isIntegralNumber() || node.asLong() < min || node.asLong() > max) {
      fault(
          key,
          node.isMissingNode()
              ? "is missing"
              : "'" + node.asText() + "' is not a number from " + min + " to " + max);
    }
    return node.asLong(0);
  }

  private void onlyKnown(JsonNode node, String prefix, List<String> known) {
    TreeSet<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    known.forEach(unknown::remove);
    unknown.forEach(key -> fault(prefix + key, "is not known; known are " + known));
  }

  private void fault(String path, String words) {
    faults.add(path + ": " + words);
  }

  private static <E extends Enum<E>> List<E> constants(Class<E> type) {
    return List.of(type.getEnumConstants());
  }

  /** {@code START_DATE} is {@code startDate} in the file. */
  private static String key(Enum<?> constant) {
    StringBuilder key = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      key.append(
          key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return key.toString();
  }
}
