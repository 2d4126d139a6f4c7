package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.standalone.service.KafkaConfig;
import dev.lockstep.standalone.service.Settings;
import dev.lockstep.standalone.stack.CannotRun;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code topics}: what topics there should be against what there is. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "What topics there should be against what there is.",
      "plan says what is missing or otherwise than declared; apply makes what is missing. What is "
          + "otherwise is an error: nothing mends it by itself."
    })
final class TopicsCommand implements Callable<Integer> {
  private static final String CONNECT_SECONDS = "10000";

  /** What to do. */
  enum Action {
    plan,
    apply
  }

  private final Output output;

  @Parameters(paramLabel = "plan|apply", description = "What to do.")
  private @Nullable Action action;

  @Mixin private LayerOptions layerOptions = new LayerOptions();

  TopicsCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws BrokenConfiguration, CannotRun, InterruptedException {
    KafkaSettings kafka =
        KafkaConfig.of(layerOptions.layers().read(KafkaConfig.SCHEMA, Settings.ALL));
    TopicProvisioner provisioner = new TopicProvisioner(kafka, Settings.TOPICS);
    Map<String, String> patience =
        Map.of("default.api.timeout.ms", CONNECT_SECONDS, "request.timeout.ms", CONNECT_SECONDS);
    try (Admin admin = Admin.create(kafka.with(patience))) {
      TopicProvisioner.Plan plan = provisioner.plan(admin);
      plan.drift().forEach(line -> output.line("drift    " + line));
      plan.missing().forEach(topic -> output.line("missing  " + topic));
      if (!plan.drift().isEmpty()) {
        return LockstepCommand.NO;
      }
      if (action == Action.apply && !plan.missing().isEmpty()) {
        provisioner.apply(admin);
        output.line(plan.missing().size() + " topics made");
      } else if (plan.missing().isEmpty()) {
        output.line("all topics are as they should be");
      }
      return action == Action.plan && !plan.missing().isEmpty()
          ? LockstepCommand.NO
          : LockstepCommand.DONE;
    } catch (ExecutionException e) {
      throw new CannotRun(
          "Kafka at " + kafka.bootstrapServers() + " does not answer: " + e.getCause(), e);
    }
  }
}
