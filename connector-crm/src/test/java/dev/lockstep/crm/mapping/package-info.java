@NullMarked
package dev.lockstep.crm.mapping;

import org.jspecify.annotations.NullMarked;
