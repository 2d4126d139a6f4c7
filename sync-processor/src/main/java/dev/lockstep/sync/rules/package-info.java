/** The rules of architecture.md, section 6: what each side is to show of an appointment. Pure. */
@NullMarked
package dev.lockstep.sync.rules;

import org.jspecify.annotations.NullMarked;
