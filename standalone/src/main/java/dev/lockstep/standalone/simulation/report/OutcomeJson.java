package dev.lockstep.standalone.simulation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An outcome as data. No times and no speeds in it: the same seed gives the same bytes. */
public final class OutcomeJson {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;

  /** The outcome as one object. */
  public ObjectNode of(Outcome outcome) {
    Figures figures = outcome.figures();
    ObjectNode json = nodes.objectNode();
    json.put("seed", outcome.seed());
    json.put("histories", figures.histories());
    json.put("steps", figures.steps());
    json.put("edits", figures.edits());
    json.put("deletions", figures.deletions());
    json.put("decisions", figures.decisions());
    json.put("commands", figures.commands());
    json.put("conflicts", figures.conflicts());
    json.put("crashes", figures.crashes());
    json.put("replays", figures.replays());
    json.put("mails", figures.mails());
    json.put("mailsHeld", figures.mailsHeld());
    json.put("series", figures.series());
    json.put("occurrences", figures.occurrences());
    json.put("exceptions", figures.exceptions());
    json.put("digest", outcome.digest());
    json.set(
        "violation",
        outcome.counterexample().<JsonNode>map(this::violation).orElse(nodes.nullNode()));
    return json;
  }

  private ObjectNode violation(Counterexample found) {
    ObjectNode json = nodes.objectNode();
    json.put("seed", found.history().seed());
    json.put("invariant", found.violation().invariant());
    json.put("words", found.violation().words());
    ArrayNode story = json.putArray("history");
    found.story().forEach(story::add);
    return json;
  }
}
