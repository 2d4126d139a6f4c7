/** What people and scripts ask the processor over HTTP: status, explanations, work list. */
@NullMarked
package dev.lockstep.sync.console;

import org.jspecify.annotations.NullMarked;
