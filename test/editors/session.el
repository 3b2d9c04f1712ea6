;; What a person does in Emacs with a study, from the folder of the study; what comes of it goes to $FINDINGS as JSON.
;; Before it, the page's configuration has been loaded (emacs.test.ts).

(require 'json)
(require 'imenu)

(defvar findings nil)
(defun found (key value) (push (cons key value) findings))

(defun wait (what condition)
  (let ((end (+ (float-time) 10)) result)
    (while (not (setq result (funcall condition)))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.01))
    result))

(defun go-behind (words)
  "Put point behind the last letter of the first WORDS in the buffer."
  (goto-char (point-min))
  (search-forward words)
  (backward-char))

(defun replace-words (words by)
  (goto-char (point-min))
  (search-forward words)
  (replace-match by t t)
  (run-hooks 'post-command-hook)
  (eglot--signal-textDocument/didChange))

(defun messages ()
  (flymake-start)
  (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))

(defun place (xref)
  (let ((location (xref-item-location xref)))
    (format "%s:%s: %s"
            (file-name-nondirectory (xref-location-group location))
            (xref-location-line location)
            (substring-no-properties (xref-item-summary xref)))))

(defun offered ()
  "What is offered at point, by the names that Emacs shows."
  (eglot--signal-textDocument/didChange)
  (let ((table (nth 2 (eglot-completion-at-point))))
    (vconcat (mapcar #'substring-no-properties (funcall table "" nil t)))))

(defun choose (name)
  "Take the entry NAME of what is offered at point, as a person does."
  (let* ((completion (eglot-completion-at-point))
         (proxy (car (member name (funcall (nth 2 completion) "" nil t)))))
    (insert proxy)
    (funcall (plist-get (nthcdr 3 completion) :exit-function) proxy 'finished)
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defvar study default-directory)

(defun visit (file)
  (find-file (expand-file-name file study))
  (run-hooks 'post-command-hook)
  (wait "the server" (lambda () eglot--managed-mode)))

(defun session (interview)
  (visit "transcripts/rw-02.transcript.md")
  (visit interview)
  (let ((server (eglot-current-server)))
    (wait "watching" (lambda () (> (hash-table-count (eglot--file-watches server)) 0)))

    (replace-words "Q4.3" "Q4.300")
    (found 'problems (wait "problems" (lambda () (let ((m (messages))) (and (> (length m) 0) m)))))
    (go-behind "Q4.300")
    (let* ((actions (eglot-code-actions (point) (point)))
           (fix (car actions)))
      (found 'actions (vconcat (mapcar (lambda (a) (plist-get a :title)) actions)))
      (eglot--apply-workspace-edit (plist-get fix :edit)))
    (found 'fixed (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
    (eglot--signal-textDocument/didChange)
    (found 'problems_after (wait "no problems" (lambda () (let ((m (messages))) (and (= (length m) 0) m)))))

    (go-behind "{.thrift")
    (switch-to-buffer (current-buffer))
    (let (shown)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
      (found 'hover (substring-no-properties (wait "the hover" (lambda () shown)))))

    (let ((before (buffer-string)))
      (goto-char (point-max))
      (insert "\n**JH:** Is that")
      (execute-kbd-macro " all?\rIt is.\r\r## Later")
      (found 'typed (buffer-substring-no-properties (1+ (length before)) (point-max)))
      (replace-words "{.thrift" "{.")
      (found 'themes (offered))
      (found 'theme_chosen (choose "thrift"))
      (goto-char (point-max))
      (insert "\n## ")
      (found 'questions (offered))
      (erase-buffer)
      (insert before)
      (eglot--signal-textDocument/didChange))

    (go-behind "Q1.1")
    (found 'definition (vconcat (mapcar #'place (xref-backend-definitions 'eglot "Q1.1"))))
    (go-behind "{.thrift")
    (found 'references (vconcat (mapcar #'place (xref-backend-references 'eglot "thrift"))))
    (found 'found (vconcat (mapcar #'place (xref-backend-apropos 'eglot "thrift"))))
    (found 'symbols (vconcat (mapcar #'car (cl-mapcan (lambda (kind) (copy-sequence (cdr kind))) (eglot-imenu)))))

    (go-behind "{.thrift")
    (cl-letf (((symbol-function 'y-or-n-p) #'always))
      (eglot-rename "saving"))
    (save-some-buffers t)
    (found 'problems_renamed (messages))
    (found 'files (mapcar (lambda (file)
                            (cons (file-relative-name file study)
                                  (with-temp-buffer (insert-file-contents file) (buffer-string))))
                          (directory-files-recursively study "\\.\\(md\\|yaml\\)\\'")))

    (dolist (buffer (eglot--managed-buffers server)) (kill-buffer buffer))
    (eglot-shutdown server)
    (found 'ended (not (jsonrpc-running-p server)))))

(condition-case fault
    (session "transcripts/rw-01.transcript.md")
  (error (found 'fault (error-message-string fault))))
(with-temp-file (getenv "FINDINGS") (insert (json-encode findings)))
