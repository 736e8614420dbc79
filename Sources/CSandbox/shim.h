#ifndef CHUANDAO_CSANDBOX_SHIM_H
#define CHUANDAO_CSANDBOX_SHIM_H

// What a process gives up for good before it reads a file from a stranger.  In C, because the system calls have no
// function of their own in the C library, and filters are structures of the kernel's.
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// The same on every processor; headers of older systems lack them.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#ifndef O_PATH
#define O_PATH 010000000
#endif

struct sandbox_ruleset { uint64_t files; uint64_t network; };
struct sandbox_beneath { uint64_t allowed; int32_t parent; } __attribute__((packed));

// A pipe that no program inherits which is started from now on.
static inline int sandbox_pipe(int *_Nonnull ends) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

// One rule for a path; a path may be that of a file, in which no folder is.
static inline void sandbox_allow(int set, const char *_Nonnull path, uint64_t rights) {
  const uint64_t of_files = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14;
  int parent = open(path, O_PATH | O_CLOEXEC);
  if (parent < 0) return;
  struct sandbox_beneath rule = { .allowed = rights, .parent = parent };
  if (syscall(SYS_landlock_add_rule, set, 1, &rule, 0) != 0) {
    rule.allowed = rights & of_files;
    syscall(SYS_landlock_add_rule, set, 1, &rule, 0);
  }
  close(parent);
}

// Files can be read below some paths, with these rights, and anything done below others; nothing anywhere else.  0 when
// the kernel agreed.
static inline int sandbox_see(
  const char *_Nullable const *_Nonnull paths, int count, uint64_t rights,
  const char *_Nullable const *_Nullable own, int own_count
) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
  if (version < 1) return -1;
  struct sandbox_ruleset rules = {
    .files = version >= 3 ? 0x7fff : version == 2 ? 0x3fff : 0x1fff,
    .network = 0,
  };
  int set = (int)syscall(SYS_landlock_create_ruleset, &rules, version >= 4 ? sizeof rules : sizeof rules.files, 0);
  if (set < 0) return -1;
  for (int i = 0; i < count; i++) sandbox_allow(set, paths[i], rights);
  for (int i = 0; i < own_count; i++) sandbox_allow(set, own[i], rules.files);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  int result = (int)syscall(SYS_landlock_restrict_self, set, 0);
  close(set);
  return result;
}

// Files can be read below these paths and nowhere else, and nothing can be written anywhere.
static inline int sandbox_see_only(const char *_Nullable const *_Nonnull paths, int count) {
  return sandbox_see(paths, count, 1 << 2 | 1 << 3, NULL, 0);
}

// Programs can be run and files read below these paths, and nothing written but to where nothing is kept.
static inline int sandbox_run_only(const char *_Nullable const *_Nonnull paths, int count) {
  const char *nowhere[] = { "/dev/null" };
  return sandbox_see(paths, count, 1 << 0 | 1 << 2 | 1 << 3, nowhere, 1);
}

// The same, and anything below one folder of its own.
static inline int sandbox_run_within(
  const char *_Nullable const *_Nonnull paths, int count, const char *_Nonnull folder
) {
  const char *own[] = { "/dev/null", folder };
  return sandbox_see(paths, count, 1 << 0 | 1 << 2 | 1 << 3, own, 2);
}

#if defined(__x86_64__)
#define SANDBOX_PROCESSOR AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define SANDBOX_PROCESSOR AUDIT_ARCH_AARCH64
#else
#define SANDBOX_PROCESSOR 0
#endif

// From now on system calls fail that start programs, look into other processes, write files, or, without network, open
// sockets; 0 when the kernel agreed.
static inline int sandbox_forbid(int allows_network) {
  static const int writing[] = {
    SYS_openat2, SYS_mkdirat, SYS_mknodat, SYS_renameat2, SYS_unlinkat, SYS_linkat, SYS_symlinkat, SYS_truncate,
    SYS_ftruncate, SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr,
    SYS_utimensat, SYS_mount, SYS_umount2, SYS_chroot, SYS_pivot_root, SYS_unshare, SYS_setns, SYS_execve,
    SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf, SYS_perf_event_open, SYS_keyctl,
    SYS_add_key, SYS_request_key, SYS_io_uring_setup, SYS_io_uring_enter, SYS_userfaultfd, SYS_clone3,
    SYS_shmget, SYS_msgget, SYS_semget, SYS_mq_open, SYS_open_by_handle_at, SYS_memfd_create,
#if defined(__x86_64__)
    SYS_creat, SYS_mkdir, SYS_mknod, SYS_rename, SYS_renameat, SYS_unlink, SYS_rmdir, SYS_link, SYS_symlink, SYS_chmod,
    SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_fork, SYS_vfork,
#endif
  };
  static const int network[] = {
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
  };
  struct sock_filter code[192];
  int length = 0;
#define SANDBOX_ADD(...) code[length++] = (struct sock_filter)__VA_ARGS__
#define SANDBOX_FAIL(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define SANDBOX_LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
  SANDBOX_ADD(SANDBOX_LOAD(arch));
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SANDBOX_PROCESSOR, 1, 0));
  SANDBOX_ADD(SANDBOX_FAIL(EPERM));
  SANDBOX_ADD(SANDBOX_LOAD(nr));
#if defined(__x86_64__)
  // Numbers of the ABI with short pointers.
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  SANDBOX_ADD(SANDBOX_FAIL(EPERM));
#endif
  for (unsigned i = 0; i < sizeof writing / sizeof *writing; i++) {
    // The C library takes the older call when a newer one is not there.
    int error = writing[i] == SYS_clone3 || writing[i] == SYS_openat2 ? ENOSYS : EPERM;
    SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)writing[i], 0, 1));
    SANDBOX_ADD(SANDBOX_FAIL(error));
  }
  for (unsigned i = 0; !allows_network && i < sizeof network / sizeof *network; i++) {
    SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)network[i], 0, 1));
    SANDBOX_ADD(SANDBOX_FAIL(EACCES));
  }
  // Opening a file fails where it is to be written.
  const unsigned writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3));
  SANDBOX_ADD(SANDBOX_LOAD(args[2]));
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, writes, 0, 1));
  SANDBOX_ADD(SANDBOX_FAIL(EACCES));
  SANDBOX_ADD(SANDBOX_LOAD(nr));
#if defined(__x86_64__)
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_open, 0, 3));
  SANDBOX_ADD(SANDBOX_LOAD(args[1]));
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, writes, 0, 1));
  SANDBOX_ADD(SANDBOX_FAIL(EACCES));
  SANDBOX_ADD(SANDBOX_LOAD(nr));
#endif
  // Threads may be started, processes not.
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3));
  SANDBOX_ADD(SANDBOX_LOAD(args[0]));
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x00010000, 1, 0));
  SANDBOX_ADD(SANDBOX_FAIL(EPERM));
  SANDBOX_ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
#undef SANDBOX_ADD
#undef SANDBOX_FAIL
#undef SANDBOX_LOAD
  struct sock_fprog program = { .len = (unsigned short)length, .filter = code };
  if (SANDBOX_PROCESSOR == 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}

// From now on, for programs that this process becomes as well, there are no sockets, and no other process is looked into.
// Some programs want a socket at which another copy of theirs finds them: where they are to be deceived, they may make
// a local one, and are told that they listen; nobody can find it, and it reaches nobody.  0 when the kernel agreed.
static inline int sandbox_forbid_reaching(int deceives) {
  static const int calls[] = {
    SYS_socketpair, SYS_connect, SYS_accept, SYS_accept4, SYS_sendto, SYS_sendmsg, SYS_sendmmsg, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
    SYS_mount, SYS_umount2, SYS_unshare, SYS_setns, SYS_bpf, SYS_perf_event_open, SYS_keyctl, SYS_add_key,
    SYS_request_key, SYS_io_uring_setup, SYS_userfaultfd, SYS_open_by_handle_at,
  };
  struct sock_filter code[64];
  int length = 0;
#define SANDBOX_ADD(...) code[length++] = (struct sock_filter)__VA_ARGS__
#define SANDBOX_FAIL(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
  SANDBOX_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SANDBOX_PROCESSOR, 1, 0));
  SANDBOX_ADD(SANDBOX_FAIL(EPERM));
  SANDBOX_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
#if defined(__x86_64__)
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  SANDBOX_ADD(SANDBOX_FAIL(EPERM));
#endif
  for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++) {
    SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i], 0, 1));
    SANDBOX_ADD(SANDBOX_FAIL(EACCES));
  }
  static const int listening[] = { SYS_bind, SYS_listen };
  for (unsigned i = 0; i < sizeof listening / sizeof *listening; i++) {
    SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)listening[i], 0, 1));
    // With 0 the call does nothing and says that it did.
    SANDBOX_ADD(SANDBOX_FAIL(deceives ? 0 : EACCES));
  }
  // 1 is the kind of sockets within a machine.
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3));
  SANDBOX_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])));
  SANDBOX_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, deceives ? 1 : 0xffffffff, 1, 0));
  SANDBOX_ADD(SANDBOX_FAIL(EACCES));
  SANDBOX_ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
#undef SANDBOX_ADD
#undef SANDBOX_FAIL
  struct sock_fprog program = { .len = (unsigned short)length, .filter = code };
  if (SANDBOX_PROCESSOR == 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

// The process ends with the thread that started it; 0 when that is still there, by the number of its process.
static inline int sandbox_end_with_parent(pid_t parent) {
  return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent ? 0 : -1;
}

// The kernel's own numbers and structures, so that the C library's stay with those who use them.
struct sandbox_rlimit { uint64_t now, most; };
struct sandbox_time { int64_t seconds, nanoseconds; };
enum { SANDBOX_WORK = 0, SANDBOX_FILES = 1, SANDBOX_DUMPS = 4, SANDBOX_MEMORY = 9 };

// Lowers a limit, never raises it.
static inline void sandbox_limit(int resource, uint64_t most) {
  struct sandbox_rlimit limit;
  if (syscall(SYS_prlimit64, 0, resource, NULL, &limit) != 0) return;
  if (most < limit.now) limit.now = most;
  if (most < limit.most) limit.most = most;
  syscall(SYS_prlimit64, 0, resource, &limit, NULL);
}

// No dumps of memory, no files, and so much memory.
static inline void sandbox_limit_resources(uint64_t memory) {
  sandbox_limit(SANDBOX_DUMPS, 0);
  sandbox_limit(SANDBOX_FILES, 0);
  sandbox_limit(SANDBOX_MEMORY, memory);
}

// No dumps of memory, and so much memory, work of all threads, and bytes in a file.
static inline void sandbox_limit_check(uint64_t memory, uint64_t seconds, uint64_t bytes) {
  sandbox_limit(SANDBOX_DUMPS, 0);
  sandbox_limit(SANDBOX_MEMORY, memory);
  sandbox_limit(SANDBOX_WORK, seconds);
  sandbox_limit(SANDBOX_FILES, bytes);
}

// The process may work for so many seconds more, counted from now; the kernel ends it then.
static inline void sandbox_limit_work(uint64_t seconds) {
  struct sandbox_rlimit limit;
  struct sandbox_time used;
  // 2 is the clock of the process's own work.
  if (syscall(SYS_clock_gettime, 2, &used) != 0) return;
  if (syscall(SYS_prlimit64, 0, SANDBOX_WORK, NULL, &limit) != 0) return;
  uint64_t end = (uint64_t)used.seconds + 1 + seconds;
  limit.now = end < limit.most ? end : limit.most;
  syscall(SYS_prlimit64, 0, SANDBOX_WORK, &limit, NULL);
}

#endif
