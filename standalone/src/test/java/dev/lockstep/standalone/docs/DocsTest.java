package dev.lockstep.standalone.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.cli.LockstepCommand;
import dev.lockstep.sync.topology.ProcessorTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation names is there. */
class DocsTest {
  private static final Pattern VERB = Pattern.compile("\\./lockstep +([a-z][a-z-]*)");
  private static final Pattern TOPIC_ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?i)\\b((?:repo\\d*|registry|packages|nexus|artifactory|mirrors?|central)\\.[a-z0-9-]+"
              + "\\.[a-z]{2,}|npmjs|pypi|mvnrepository|rubygems)");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

  private final Path root = MarkdownFile.root();

  private List<MarkdownFile> files() throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths =
          walk.filter(path -> path.toString().endsWith(".md"))
              .filter(path -> isOurs(root.relativize(path)))
              .sorted()
              .toList();
    }
    List<MarkdownFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(MarkdownFile.read(path));
    }
    return files;
  }

  private static boolean isOurs(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".") || NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  @Test
  void theDocumentationWasFound() throws IOException {
    assertThat(files())
        .extracting(file -> root.relativize(file.path()).toString())
        .contains("README.md", "CONTRIBUTING.md", Path.of("docs", "guarantees.md").toString())
        .hasSizeGreaterThan(30);
  }

  @Test
  void everyLinkLeadsToAFileAndItsHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (MarkdownFile file : files()) {
      for (String link : file.links()) {
        if (!leadsSomewhere(file, link)) {
          broken.add(root.relativize(file.path()) + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(MarkdownFile file, String link) throws IOException {
    int hash = link.indexOf('#');
    String name = hash < 0 ? link : link.substring(0, hash);
    Path target = name.isEmpty() ? file.path() : file.path().resolveSibling(name).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || MarkdownFile.read(target).anchors().contains(link.substring(hash + 1));
  }

  @Test
  void everyVerbNamedIsOneThatTheCommandLineKnows() throws IOException {
    Set<String> verbs =
        LockstepCommand.commandLine(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
            .getCommandSpec()
            .subcommands()
            .keySet();
    Set<String> named = new TreeSet<>();
    for (MarkdownFile file : files()) {
      file.found(VERB).forEach(named::add);
    }
    assertThat(named).contains("demo", "up");
    assertThat(verbs).containsAll(named);
  }

  @Test
  void theReferenceNamesEveryTopicAndNoOther() throws IOException {
    Set<String> topics =
        Stream.concat(Topics.ALL.stream(), ProcessorTopics.ALL.stream())
            .map(Topic::name)
            .collect(Collectors.toSet());
    MarkdownFile reference =
        MarkdownFile.read(root.resolve("docs").resolve("reference").resolve("topics.md"));
    assertThat(reference.found(TOPIC_ROW)).containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void noFileNamesTheHostOfAPackageRegistry() throws IOException {
    List<String> named = new ArrayList<>();
    for (MarkdownFile file : files()) {
      file.found(REGISTRY).forEach(host -> named.add(root.relativize(file.path()) + ": " + host));
    }
    assertThat(named).isEmpty();
  }
}
