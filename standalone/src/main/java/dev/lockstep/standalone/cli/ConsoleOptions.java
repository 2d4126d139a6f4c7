package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.config.Layers;
import dev.lockstep.standalone.service.ProcessorConfig;
import dev.lockstep.standalone.service.Settings;
import dev.lockstep.standalone.stack.CannotRun;
import dev.lockstep.standalone.stack.Home;
import dev.lockstep.standalone.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Which running stack to ask: its console. */
final class ConsoleOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The console; without it, that of the stack that `up` started last here.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings of the processor whose console is asked.")
  private Optional<Path> config = Optional.empty();

  /** An answer: its status and what it says. */
  record Answer(int status, JsonNode body) {}

  /**
   * Asks the console.
   *
   * @param path with the query, from the slash on
   */
  Answer ask(String path) throws CannotRun, BrokenConfiguration, InterruptedException {
    return send(path, HttpRequest.Builder::GET);
  }

  /**
   * Orders something of the console.
   *
   * @param body as JSON
   */
  Answer order(String path, JsonNode body)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    return send(
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private Answer send(String path, UnaryOperator<HttpRequest.Builder> method)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    String console = console();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<byte[]> response =
          client.send(
              method
                  .apply(
                      HttpRequest.newBuilder(URI.create(console + path))
                          .timeout(PATIENCE)
                          .header("Accept", "application/json"))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotRun("the console at " + console + " does not answer: " + e, e);
    }
  }

  private String console() throws CannotRun, BrokenConfiguration {
    if (url.isPresent()) {
      return url.get().replaceAll("/+$", "");
    }
    if (config.isPresent()) {
      return ProcessorConfig.console(
          new Layers(config, System.getenv(), List.of())
              .read(ProcessorConfig.SCHEMA, Settings.ALL));
    }
    try {
      return new RunningStack(Home.of(System.getenv()))
          .console()
          .orElseThrow(() -> new CannotRun("nothing runs here; start it with 'up', or give --url"));
    } catch (IOException e) {
      throw new CannotRun("cannot find out what runs here: " + e, e);
    }
  }
}
