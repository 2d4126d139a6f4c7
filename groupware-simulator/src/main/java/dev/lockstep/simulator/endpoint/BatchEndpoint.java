package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.http.Headers;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * $batch: up to 20 requests, four at a time; dependsOn orders them, and what depends on a failure
 * fails with 424. Each member meets limits, faults and the log as if it had come alone.
 */
public final class BatchEndpoint {
  private static final int MAX_REQUESTS = 20;
  private static final int AT_A_TIME = 4;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private record Member(String id, Request request, List<String> dependsOn) {}

  private record Answer(String id, int status, Headers headers, String body) {
    boolean isFailure() {
      return status >= 400;
    }
  }

  private final Function<Request, Response> api;

  /** A batch whose members that function answers, each as if it had come alone. */
  public BatchEndpoint(Function<Request, Response> api) {
    this.api = api;
  }

  /** Answers a POST of requests with their answers. */
  public Response.Sent handle(GraphRequest request) {
    if (!request.http().method().equals("POST")) {
      throw GraphException.methodNotAllowed(request.http().method());
    }
    JsonNode list = request.body().path("requests");
    if (!list.isArray()) {
      throw invalid("A batch needs 'requests'.");
    }
    if (list.size() > MAX_REQUESTS) {
      throw new GraphException(
          400,
          "MaximumValueExceeded",
          "Number of batch request steps exceeds the maximum value of " + MAX_REQUESTS + ".");
    }
    Map<String, Member> members = new HashMap<>();
    List<Member> ordered = new ArrayList<>();
    for (JsonNode one : list) {
      Member member = member(one, request);
      if (members.put(member.id(), member) != null) {
        throw invalid("The id '" + member.id() + "' stands twice in the batch.");
      }
      ordered.add(member);
    }
    checkDependencies(members);
    return answer(run(ordered, members));
  }

  private static Member member(JsonNode one, GraphRequest outer) {
    String id = required(one, "id");
    String method = required(one, "method").toUpperCase(Locale.ROOT);
    String url = required(one, "url");
    Headers headers = new Headers();
    one.path("headers")
        .properties()
        .forEach(field -> headers.set(field.getKey(), field.getValue().asText()));
    JsonNode body = one.path("body");
    boolean hasBody = !body.isMissingNode() && !body.isNull();
    if (hasBody && headers.first("Content-Type").isEmpty()) {
      throw invalid("Request '" + id + "' has a body and no Content-Type.");
    }
    outer.http().headers().first("Authorization").ifPresent(t -> headers.set("Authorization", t));
    String target = url.startsWith("/") ? url : "/" + url;
    if (target.toLowerCase(Locale.ROOT).startsWith("/$batch")) {
      throw invalid("Batches can't be nested.");
    }
    int question = target.indexOf('?');
    byte[] content = hasBody ? bytes(body) : new byte[0];
    return new Member(
        id,
        new Request(
            method,
            "/v1.0" + (question < 0 ? target : target.substring(0, question)),
            question < 0 ? "" : target.substring(question + 1),
            headers,
            content,
            outer.http().origin(),
            true),
        JsonValues.texts("dependsOn", one.path("dependsOn")));
  }

  private static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void checkDependencies(Map<String, Member> members) {
    for (Member member : members.values()) {
      List<String> path = new ArrayList<>(List.of(member.id()));
      follow(member, members, path);
    }
  }

  private static void follow(Member member, Map<String, Member> members, List<String> path) {
    for (String id : member.dependsOn()) {
      Member next = members.get(id);
      if (next == null) {
        throw invalid("Request '" + member.id() + "' depends on '" + id + "', which is not here.");
      }
      if (path.contains(id)) {
        throw invalid("Request '" + id + "' depends on itself.");
      }
      path.add(id);
      follow(next, members, path);
      path.removeLast();
    }
  }

  private List<Answer> run(List<Member> ordered, Map<String, Member> members) {
    Semaphore places = new Semaphore(AT_A_TIME);
    Map<String, CompletableFuture<Answer>> running = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (Member member : ordered) {
        answers.add(submit(member, members, running, places, threads));
      }
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  private CompletableFuture<Answer> submit(
      Member member,
      Map<String, Member> members,
      Map<String, CompletableFuture<Answer>> running,
      Semaphore places,
      ExecutorService threads) {
    CompletableFuture<Answer> known = running.get(member.id());
    if (known != null) {
      return known;
    }
    List<CompletableFuture<Answer>> before = new ArrayList<>();
    for (String id : member.dependsOn()) {
      Member needed = members.get(id);
      if (needed != null) {
        before.add(submit(needed, members, running, places, threads));
      }
    }
    CompletableFuture<Answer> future =
        CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
            .thenApplyAsync(
                done ->
                    before.stream().map(CompletableFuture::join).anyMatch(Answer::isFailure)
                        ? failedDependency(member)
                        : call(member, places),
                threads);
    running.put(member.id(), future);
    return future;
  }

  private Answer call(Member member, Semaphore places) {
    places.acquireUninterruptibly();
    try {
      return switch (api.apply(member.request())) {
        case Response.Sent(int status, Headers headers, byte[] body) ->
            new Answer(member.id(), status, headers, new String(body, StandardCharsets.UTF_8));
        case Response.Cut cut ->
            new Answer(
                member.id(),
                504,
                new Headers(),
                "{\"error\":{\"code\":\"GatewayTimeout\",\"message\":\"\"}}");
      };
    } finally {
      places.release();
    }
  }

  private static Answer failedDependency(Member member) {
    return new Answer(
        member.id(),
        424,
        new Headers(),
        "{\"error\":{\"code\":\"FailedDependency\",\"message\":\"A request that this one depends"
            + " on failed.\"}}");
  }

  private static Response.Sent answer(List<Answer> answers) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("responses");
    for (Answer answer : answers) {
      ObjectNode one = list.addObject();
      one.put("id", answer.id());
      one.put("status", answer.status());
      ObjectNode headers = one.putObject("headers");
      answer
          .headers()
          .fields()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
      if (!answer.body().isEmpty()) {
        one.set("body", body(answer.body()));
      }
    }
    return Response.of(200, Replies.JSON_TYPE, root.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode body(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  private static String required(JsonNode one, String name) {
    return JsonValues.text(name, one.path(name))
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> invalid("Every request of a batch needs '" + name + "'."));
  }

  private static GraphException invalid(String message) {
    return new GraphException(400, "BadRequest", "Invalid batch payload format. " + message);
  }
}
