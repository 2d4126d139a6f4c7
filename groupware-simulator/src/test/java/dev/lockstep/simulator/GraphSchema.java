package dev.lockstep.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Microsoft's own description of the types, as JSON Schema. */
final class GraphSchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode definitions;
  private final Map<String, Schema> schemas = new HashMap<>();

  private GraphSchema(JsonNode definitions) {
    this.definitions = definitions;
  }

  static GraphSchema read(Path file) {
    try {
      return new GraphSchema(SimulatorClient.JSON.readTree(Files.readString(file)).path("$defs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String type) {
    return definitions.has(type);
  }

  /** What is wrong about a value of that type: against the schema, and members that it lacks. */
  List<String> problems(String type, JsonNode value) {
    List<String> problems = new ArrayList<>();
    Schema schema = schemas.computeIfAbsent(type, this::schema);
    schema.validate(value).forEach(error -> problems.add(error.toString()));
    Set<String> known = members(type);
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.indexOf('@') < 0 && !known.contains(name)) {
                problems.add(type + " has no member " + name);
              }
            });
    return problems;
  }

  private Schema schema(String type) {
    var root = SimulatorClient.JSON.createObjectNode();
    root.put("$ref", "#/$defs/" + type);
    root.set("$defs", definitions);
    return REGISTRY.getSchema(root);
  }

  private Set<String> members(String type) {
    Set<String> names = new TreeSet<>();
    collect(definitions.path(type), names);
    return names;
  }

  private void collect(JsonNode schema, Set<String> names) {
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    schema.path("allOf").forEach(part -> collect(part, names));
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      collect(definitions.path(reference.substring(reference.lastIndexOf('/') + 1)), names);
    }
  }
}
