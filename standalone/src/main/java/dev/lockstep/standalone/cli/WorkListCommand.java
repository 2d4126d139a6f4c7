package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.stack.CannotRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklist}: what waits for a person, and what is done about it. */
@Command(
    name = "worklist",
    mixinStandardHelpOptions = true,
    description = {
      "What waits for a person: marked, held, rejected, conflicting, breaker.",
      "Without a further verb it lists. An ID is that of a line, or the key of its appointment or"
          + " gate."
    })
final class WorkListCommand implements Callable<Integer> {
  private static final int FINE = 200;
  private static final int TAKEN = 202;

  private final Output output;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--json", description = "As JSON, on one line.")
  private boolean json;

  WorkListCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws CannotRun, BrokenConfiguration, InterruptedException {
    return list(console, json);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists it, the oldest first.")
  int list(
      @Mixin ConsoleOptions asked,
      @Option(names = "--json", description = "As JSON, on one line.") boolean asJson)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    JsonNode list = read(asked);
    if (asJson) {
      output.json(list);
    } else {
      new WorkListText(list).lines().forEach(output::line);
    }
    return LockstepCommand.DONE;
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Sends what is held; carries one side's value of a conflict to the other.")
  int release(
      @Mixin ConsoleOptions asked,
      @Mixin OrderOptions order,
      @Option(
              names = "--take",
              paramLabel = "SIDE",
              description =
                  "Whose values are carried, where each side kept its own:"
                      + " ${COMPLETION-CANDIDATES}. Without it, groupware's.")
          Optional<Side> take)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    return order(asked, "release", order, take);
  }

  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = "Takes it off the list; what was held or refused is not sent.")
  int dismiss(@Mixin ConsoleOptions asked, @Mixin OrderOptions order)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    return order(asked, "dismiss", order, Optional.empty());
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = "Tries again what was refused.")
  int retry(@Mixin ConsoleOptions asked, @Mixin OrderOptions order)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    return order(asked, "retry", order, Optional.empty());
  }

  /** What all orders have in common. */
  static final class OrderOptions {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "What it is about.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--by", paramLabel = "NAME", description = "Who orders it; without it, you.")
    private String by = System.getProperty("user.name", "somebody");
  }

  private static JsonNode read(ConsoleOptions asked)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    ConsoleOptions.Answer answer = asked.ask("/worklist");
    if (answer.status() != FINE) {
      throw new CannotRun("the console answers " + answer.status() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Nothing is ordered if something is named that does not wait. */
  private int order(ConsoleOptions asked, String verb, OrderOptions order, Optional<Side> take)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    JsonNode list = read(asked);
    List<String> unknown =
        order.ids.stream().filter(id -> !new WorkListText(list).isThere(id)).toList();
    if (!unknown.isEmpty() && list.path("complete").asBoolean(true)) {
      unknown.forEach(id -> output.line(id + " is not on the work list"));
      output.line("nothing was ordered");
      return LockstepCommand.NO;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    order.ids.forEach(body.putArray("ids")::add);
    body.put("by", order.by);
    take.ifPresent(side -> body.put("take", side.name().toLowerCase(Locale.ROOT)));
    ConsoleOptions.Answer answer = asked.order("/worklist/" + verb, body);
    if (answer.status() != TAKEN) {
      output.line(
          "the console refused it: " + answer.body().path("error").asText("" + answer.status()));
      return LockstepCommand.NO;
    }
    int orders = answer.body().path("ordered").size() + answer.body().path("gates").size();
    output.line(verb + ": " + (orders == 1 ? "1 order given" : orders + " orders given"));
    return LockstepCommand.DONE;
  }
}
