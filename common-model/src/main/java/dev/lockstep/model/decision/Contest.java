package dev.lockstep.model.decision;

import java.util.Optional;

/**
 * A field that both sides changed to different values at the same time.
 *
 * @param field what a sales person calls it
 * @param groupware its value there, for people: long values are shortened
 * @param crm its value there, likewise
 * @param policy what the administrator chose for this field
 * @param counts whose value counts; empty if each side keeps its own until a person decides
 */
public record Contest(
    String field, String groupware, String crm, ConflictPolicy policy, Optional<Side> counts) {}
